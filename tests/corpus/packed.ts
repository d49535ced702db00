import { crc32, deflateRawSync } from 'node:zlib';

/** A file to pack: its name, its bytes or text, and how the archive is to lie about it. */
export interface Packed {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  readonly stored?: boolean;
  /** The size that the archive says it has. */
  readonly says?: number;
}

/** A zip archive of these files, as PKWARE's APPNOTE has it. */
export function zipOf(...files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const { name, content, encrypted = false, stored = false, says } of files) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(encrypted ? 1 : 0, 2);
    shared.writeUInt16LE(stored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(says ?? bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    listed.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
        shared,
        place,
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

/**
 * The same with its sizes and places in fields of eight bytes, behind one of another kind, as archives of more than
 * 4 GB have them (APPNOTE 4.3.14, 4.5.3).
 */
export function largeZipOf({ name, content }: Packed): Buffer {
  const whole = zipOf({ name, content });
  const list = whole.readUInt32LE(whole.length - 6);
  const listed = Buffer.from(whole.subarray(list, whole.length - 22));
  const fields = Buffer.alloc(9 + 28);
  fields.writeUInt16LE(0x5455, 0);
  fields.writeUInt16LE(5, 2);
  fields.writeUInt16LE(1, 9);
  fields.writeUInt16LE(24, 11);
  fields.writeBigUInt64LE(BigInt(listed.readUInt32LE(24)), 13);
  fields.writeBigUInt64LE(BigInt(listed.readUInt32LE(20)), 21);
  for (const at of [20, 24, 42]) listed.writeUInt32LE(0xffffffff, at);
  listed.writeUInt16LE(fields.length, 30);
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(1n, 32);
  end.writeBigUInt64LE(BigInt(list), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(list + listed.length + fields.length), 8);
  const last = Buffer.alloc(22, 0xff);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(0, 20);
  return Buffer.concat([whole.subarray(0, list), listed, fields, end, locator, last]);
}

/** A sheet: its name, its rows as XML, and whether it is hidden. */
export interface SheetXml {
  readonly name: string;
  readonly rows: string;
  readonly hidden?: boolean;
}

/** An Excel workbook of these sheets; `parts` stand beside or instead of its own. */
export function workbookOf(
  sheets: readonly SheetXml[],
  parts: Readonly<Record<string, string>> = {},
  workbookPr = '',
): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const own: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}">${workbookPr}<sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
  };
  for (const [i, { rows }] of sheets.entries())
    own[`xl/worksheets/sheet${i + 1}.xml`] =
      `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  const all = Object.entries({ ...own, ...parts });
  return zipOf(...all.map(([name, content]) => ({ name, content })));
}

/** Rows of plain texts, as XML. */
export function rowsOf(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells, i) => `<row r="${i + 1}">${cells.map(textCell).join('')}</row>`).join('');
}

function textCell(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}
