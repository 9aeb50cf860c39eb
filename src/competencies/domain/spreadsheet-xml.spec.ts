import { cellsIn, numberText, sharedTextsIn, sheetsIn, targetsIn } from './spreadsheet-xml.js';

const sheet = (rows: string): string => `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('a worksheet', () => {
  it('gives numbers, shared and inline texts at their places', () => {
    const xml = sheet(
      `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a &amp; b</t></is></c></row>` +
        `<row r="3"><c r="B3" s="4"><v>1.1000000000000001</v></c><c r="C3" t="str"><f>A1</f><v>x</v></c><c/></row>`,
    );
    expect(cellsIn(xml, ['zero', 'one'])).toEqual([['one', '', 'a & b'], [], ['', '1.1', 'x']]);
  });

  it('may use a prefix, CDATA and comments and leave out where cells are', () => {
    const xml = `<x:worksheet><!-- <row> --><x:row><x:c><x:v>7</x:v></x:c><x:c t='str'><x:v><![CDATA[a<b]]></x:v></x:c></x:row></x:worksheet>`;
    expect(cellsIn(xml, [])).toEqual([['7', 'a<b']]);
  });

  it('is read only where people keep lists', () => {
    const far = sheet(
      `<row r="1048576"><c r="A1048576"><v>1</v></c></row><row r="1"><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c></row>`,
    );
    expect(cellsIn(far, [])).toEqual([['2']]);
  });

  it('of half a file ends where the file does', () => {
    expect(cellsIn('<row r="1"><c r="A1"><v>5</v></c><c r="B1', [])).toEqual([['5']]);
  });

  it.each(['<!--', '<![CDATA[', '<a "', "<a '<b ", '&', '<', '<a b="">'])(
    'is gone through once, whatever it repeats: %s',
    (piece) => {
      const started = performance.now();
      expect(cellsIn(piece.repeat(200_000), [])).toEqual([]);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );
});

it('joins the formatted runs of a shared text and leaves out how it is pronounced', () => {
  const xml =
    '<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>spoken</t></rPh></si><si><t/></si></sst>';
  expect(sharedTextsIn(xml)).toEqual(['plain', 'rich text', '']);
});

it('finds sheets and their parts', () => {
  expect(sheetsIn(`<workbook><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId3"/></sheets></workbook>`)).toEqual([
    { name: 'A & B', id: 'rId3' },
  ]);
  expect(
    targetsIn(`<Relationships><Relationship Id="rId3" Target="worksheets/sheet1.xml"/></Relationships>`).get('rId3'),
  ).toBe('worksheets/sheet1.xml');
});

it.each([
  ['1.1000000000000001', '1.1'],
  ['2.2999999999999998', '2.3'],
  ['5', '5'],
  ['1E+2', '100'],
  ['', '0'],
  ['no number', 'no number'],
])('reads the number %s as %s', (raw, text) => {
  expect(numberText(raw)).toBe(text);
});
