import { peopleFileWithout } from './people-file-without.js';

const HEAD = 'E-Mail;Vorname;Nachname\r\n';

describe('a file of people without one of them', () => {
  it.each([
    ['as it is written', 'erika@kandel.example;Erika;Muster\r\n'],
    ['in capitals and quotes', '"Erika@Kandel.Example";Erika;Muster\r\n'],
    ['behind other cells', 'Muster, Erika , erika@kandel.example \n'],
  ])('loses the row whose address is %s', (_, row) => {
    const rest = 'max@kandel.example;Max;Muster\r\n';
    expect(peopleFileWithout(Buffer.from(HEAD + row + rest), 'erika@kandel.example')?.toString()).toBe(HEAD + rest);
  });

  it('loses every one of several rows, the last without a line end too', () => {
    const file = `${HEAD}a@x.example;A;B\nb@x.example;C;D\na@x.example;A;B`;
    expect(peopleFileWithout(Buffer.from(file), 'a@x.example')?.toString()).toBe(`${HEAD}b@x.example;C;D\n`);
  });

  it('stays as it is when nobody has that address, also as a part of another', () => {
    expect(peopleFileWithout(Buffer.from(`${HEAD}erika@kandel.example;E;M`), 'rika@kandel.example')).toBeNull();
  });
});
