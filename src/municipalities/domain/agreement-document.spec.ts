import { DOCUMENT_LIMIT, documentName, mustBeDocument } from './agreement-document.js';

const PDF = '%PDF-1.4\n…\n%%EOF\n';

describe('the document of an agreement', () => {
  it.each([
    ['a PDF', PDF],
    ['a PDF after some bytes that readers skip', `\uFEFF\n${PDF}`],
    ['a PDF 2.0', PDF.replace('1.4', '2.0')],
  ])('may be %s', (_, text) => {
    expect(() => {
      mustBeDocument(Buffer.from(text));
    }).not.toThrow();
  });

  it.each([
    ['a page of the web', '<html></html>', 'agreement-document-not-pdf'],
    ['a page of the web with a PDF in it', `<script>alert(1)</script>${PDF}`, 'agreement-document-not-pdf'],
    ['a PDF without its end', '%PDF-1.4', 'agreement-document-not-pdf'],
    ['something with a PDF far behind', `${'x'.repeat(2_000)}${PDF}`, 'agreement-document-not-pdf'],
    ['what is too large', PDF.padEnd(DOCUMENT_LIMIT + 1), 'agreement-document-too-large'],
  ])('is never %s', (_, text, code) => {
    expect(() => {
      mustBeDocument(Buffer.from(text, 'latin1'));
    }).toThrow(code);
  });

  it.each([
    ['DV Müller.pdf', 'DV Müller.pdf'],
    ['C:\\Akten\\DV.PDF', 'DV.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['=1+1"\r\nX: y', '_1_1___X_ y.pdf'],
    ['.pdf', 'dienstvereinbarung.pdf'],
    ['', 'dienstvereinbarung.pdf'],
  ])('named %j is kept as %j', (given, kept) => {
    expect(documentName(given)).toBe(kept);
  });
});
