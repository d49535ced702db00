/** Words that stay small inside the name of a journal. */
const LITTLE =
  /^(?:a|an|and|as|at|by|de|del|della|der|des|di|die|du|e|ed|el|en|et|for|from|für|i|il|im|in|into|la|las|le|les|los|of|on|or|the|to|und|van|von|with|y|zur)$/i;
/** Names of journals, publishers and societies that are written in capitals, and what stands in them. */
const NAMES = new Set(
  'AAPG AAPS ACI ACM ACS ACSM AIAA AICHE AIDS AIMS AIP AJR AJS AMA AMB ANZIAM APA APL APMIS ASAIO ASCE ASHRAE ASLIB ASME ASN ASTIN ASTM BBA BJOG BJU BMB BMC BMJ CAD CCS CESIFO CHI CIM CIRED CIRP CMAJ CMES CNS COPD CRC CT DNA DOE ECG ECS EEG EFSA EJNMMI EJSO EMBO EPE EPJ EPL ERJ ESAIM ESC ESMO ETRI EURASIP EXCLI FASEB FEBS FEMS GIS GPS GSA HIV HNO HPB IAWA IBM IBRO ICES IEE IEEE IEICE IET IFAC IFIP II III IIE IISE IMA IMF INFORMS IOP IRAL IRBM ISA ISIJ ISME ISPRS IUBMB IUCRJ IV IZA JACC JAMA JARO JARQ JASA JBIS JBMR JCI JCMS JETP JMIR JNCI JOM JORS JSME KSCE KSII LWT MBIO MIS MIT MRI NACTA NAR NBER NMR OMICS PCR PLOS PMLA PNAS QJM QSAR RACSAM RAIRO RFID RILEM RNA RSC SAE SAMJ SAR SIAM SIGMOD SLAS SPE SPIE TAPPI TESOL TLS UK US USA USSR VDI VLDB VLSI WIT WSEAS ZAMM ZDM'.split(
    ' ',
  ),
);
/** So many letters in capitals are no short form. */
const MIN_LETTERS = 4;

/**
 * The name of a journal that its source wrote in capitals, as titles are set: `PHYSICS REPORTS-REVIEW SECTION` becomes
 * `Physics Reports-Review Section`. Short forms stay: `IEEE Transactions on Image Processing`, `PLOS ONE`, `JAMA`.
 */
export function setAsTitle(name: string): string {
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS || /\p{Ll}/u.test(name)) return name;
  if (/^PLOS ONE$/.test(name)) return name;
  return name.replace(/[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}]+)*/gu, (word, at: number) => {
    // A small word begins a title, and what follows a colon, large.
    const begins = at === 0 || /[:.–—/(]\s*$/.test(name.slice(Math.max(0, at - 3), at));
    if (LITTLE.test(word) && !begins) return word.toLowerCase();
    if (staysCapital(word)) return word;
    const [first = '', ...rest] = word;
    return first + rest.join('').toLowerCase();
  });
}

/** Whether a word is a short form: known, with a digit, or of consonants alone. */
function staysCapital(word: string): boolean {
  if (NAMES.has(word) || /\d/.test(word)) return true;
  if (/^(?:ST|DR|MR|MRS|VS)$/.test(word)) return false;
  return !/[AEIOUYÀ-ÖØ-Ý]/u.test(word);
}
