import { type BinaryFile, UnreadableFile } from '../formats/binary-format.ts';
import { readParquet } from '../formats/parquet.ts';
import { readXlsx } from '../formats/xlsx.ts';
import { badFile } from './bad-file.ts';
import { isZip, ZipFault, zipEntries } from './zip.ts';

/** Parquet's first bytes; `PARE` is one whose list of columns is encrypted. */
const PARQUET = /^PAR[1E]/;

/** The records of a file that is no text: a workbook or a Parquet table; null for any other. Throws `ProjectError`. */
export function readBinary(bytes: Uint8Array, file: string): BinaryFile | null {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  try {
    if (PARQUET.test(magic)) {
      if (magic === 'PARE')
        throw new UnreadableFile(
          'It is an encrypted Parquet table. Save it without encryption, or as CSV.',
        );
      return readParquet(bytes);
    }
    if (!isZip(bytes)) return null;
    const entries = zipEntries(bytes);
    return entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name))
      ? readXlsx(bytes, entries)
      : null;
  } catch (error) {
    if (error instanceof UnreadableFile) throw badFile(file, null, error.message);
    if (error instanceof ZipFault)
      throw badFile(file, null, `Its zip packing is ${error.message}. Download it again.`);
    throw error;
  }
}
