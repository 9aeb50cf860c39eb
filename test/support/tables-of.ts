import { parse } from 'csv-parse/sync';
import { Workbook } from 'exceljs';

/** Every cell of a CSV file as a spreadsheet program shows it; the lines of its own separator only. */
export function cellsOfCsv(bytes: Buffer): readonly string[] {
  const rows: unknown = parse(bytes, { delimiter: ';', bom: true, relax_column_count: true });
  return (rows as string[][]).flat();
}

/** Every text of a workbook; a cell that holds a formula, or a link, is a fault. */
export async function cellsOfWorkbook(bytes: Buffer): Promise<readonly string[]> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const texts: string[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell(({ value, address }) => {
        if (typeof value === 'string') texts.push(value);
        else if (typeof value === 'object' && !(value instanceof Date))
          throw new Error(`${sheet.name} ${address}: ${JSON.stringify(value)}`);
      });
    });
  });
  return texts;
}
