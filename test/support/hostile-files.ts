import { PNG } from './media.js';
import { multipart } from './story.js';
import { archiveOf, type Part, workbookParts } from './workbook.js';

/** Stands in no page and no file but these. */
export const SCRIPT = '<script>alert("hostile")</script>';

const WEB_PAGE = `<!doctype html><html><body>${SCRIPT}</body></html>`;
const ENTITIES = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd"><!ENTITY twice "&out;&out;">]>';
const MEGABYTE = 1024 * 1024;

const sheet = (name: string): readonly Part[] => workbookParts({ [name]: [['a'], [1]] });
const replaced = (parts: readonly Part[], name: string, content: string | Buffer): readonly Part[] => [
  ...parts.filter((part) => part.name !== name),
  { name, content },
];

/** An archive in an archive, so many deep. */
function nested(depth: number): Buffer {
  return depth === 0 ? Buffer.from(SCRIPT) : archiveOf([{ name: 'xl/workbook.xml', content: nested(depth - 1) }]);
}

/** One shared text of a kilobyte, shown by so many cells: a file of a hundredth says it all. */
function repeatedText(cells: number): Buffer {
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`;
  const name = 'xl/worksheets/sheet1.xml';
  const parts = replaced(sheet('1'), name, `<worksheet><sheetData>${row.repeat(cells / 100)}</sheetData></worksheet>`);
  return archiveOf([
    ...parts,
    { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'x'.repeat(1024)}</t></si></sst>` },
  ]);
}

/** What two programs would take for two things: the first bytes decide what it is here. */
export const POLYGLOTS: Readonly<Record<'pdfAndPage' | 'pdfAndArchive' | 'pngAndArchive' | 'pngAndPage', Buffer>> = {
  pdfAndPage: Buffer.from(`%PDF-1.7\n${WEB_PAGE}\n%%EOF\n`),
  pdfAndArchive: Buffer.concat([Buffer.from('%PDF-1.7\n'), nested(1), Buffer.from('\n%%EOF\n')]),
  pngAndArchive: Buffer.concat([PNG, nested(1)]),
  pngAndPage: Buffer.concat([PNG, Buffer.from(WEB_PAGE)]),
};

/** Files that no upload of the product may take for what it asks for, each by its trick. */
export const HOSTILE: Readonly<Record<string, Buffer>> = {
  'a web page': Buffer.from(WEB_PAGE),
  'a web page that is a PDF too': Buffer.from(`${WEB_PAGE}%PDF-1.7\n%%EOF\n`),
  'a picture that is an archive too': POLYGLOTS.pngAndArchive,
  'a picture that is a script too': Buffer.from('GIF89a/*;a;b*/=1;alert("hostile");//\n'),
  'a drawing with a script': Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`),
  'a program': Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'),
  'an archive without a workbook': archiveOf([{ name: '../../../tmp/out.txt', content: SCRIPT }]),
  'an archive in archives': nested(4),
  'an archive that grows a thousandfold': archiveOf([
    ...sheet('1'),
    { name: 'xl/worksheets/sheet9.xml', content: Buffer.alloc(40 * MEGABYTE) },
  ]),
  'an archive that lies about its size': archiveOf(
    sheet('1').map((part) => ({ ...part, content: Buffer.alloc(MEGABYTE), claimedSize: 1 })),
  ),
  'a workbook that says one text forty thousand times': repeatedText(40_000),
  'a workbook with an entity from outside': archiveOf(
    replaced(
      sheet('1'),
      'xl/worksheets/sheet1.xml',
      `${ENTITIES}<worksheet><c t="str"><v>&out;&twice;</v></c></worksheet>`,
    ),
  ),
  'an XML with an entity from outside': Buffer.from(`<?xml version="1.0"?>${ENTITIES}<x>&twice;</x>`),
  'a table in UTF-16': Buffer.from('\uFEFFemail;given_name\na;b\n', 'utf16le'),
  'a table with a NUL': Buffer.from('email;given_name\nfoo\0;bar\n'),
  'a table whose quotes stay open': Buffer.from(`a;b\n"${'x;'.repeat(50_000)}`),
  'a table of one endless row': Buffer.from(`a;b\n${';'.repeat(500_000)}x\n`),
  'brackets that never close': Buffer.from('['.repeat(200_000)),
  'brackets a hundred thousand deep': Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)),
  'objects twenty thousand deep': Buffer.from('{"data":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
  'an object that would be everybody’s prototype': Buffer.from(
    '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}',
  ),
  'blanks only': Buffer.from(' \r\n\t '.repeat(100)),
};

/** Lines of a form that name its file, as no browser would write them. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  'a way out': 'filename="../../../../etc/cron.d/evil"',
  'a way out of Windows': 'filename="..\\\\..\\\\autoexec.bat"',
  'a NUL': 'filename="kurse\0.json"',
  'a bell and a delete': 'filename="kurse\u0007\u007f.json"',
  'writing turned round': 'filename="kurse\u202enosj.exe"',
  'a script': `filename="${SCRIPT.replaceAll('"', '')}.json"`,
  'five thousand letters': `filename="${'n'.repeat(5_000)}.json"`,
  'half a character': "filename*=UTF-8''kurse%ED%A0%80.json",
  'an encoding that is none': "filename*=UTF-8''kurse%ZZ.json",
  'a name of the system': 'filename="CON"',
  nothing: 'filename=""',
  'no name at all': '',
};

/** A form with one file whose name stands there exactly so, and whose type is what it claims. */
export function formWith(
  name: string,
  content: Buffer | string,
  fields: Readonly<Record<string, string>> = {},
  type = 'application/octet-stream',
): ReturnType<typeof multipart> {
  const mark = 'NAME-OF-THE-FILE';
  const { body, headers } = multipart(fields, mark, content);
  const [before = '', after = ''] = body
    .toString('latin1')
    .split(`; filename="${mark}"\r\ncontent-type: application/octet-stream`);
  const head = Buffer.from(`${name && '; '}${name}\r\ncontent-type: ${type}`);
  return { headers, body: Buffer.concat([Buffer.from(before, 'latin1'), head, Buffer.from(after, 'latin1')]) };
}
