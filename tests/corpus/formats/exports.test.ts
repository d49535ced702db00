import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';
import { EXPORTS, EXPORTS_DIR } from '../exports.ts';

/** What each export must say: format, records with the fields they have, records left out. */
const EXPECTED: Readonly<Record<string, { format: string; records: object[]; leftOut: object[] }>> =
  {
    'arxiv-atom.xml': {
      format: 'arxiv-atom',
      records: [
        {
          line: 4,
          key: 'atom:http://arxiv.org/abs/2202.12139',
          title: 'Testing Deep Learning Models: A First Comparative Study',
          abstract: 'Deep learning (DL) has revolutionized the capabilities of $x < y$ systems.',
          authors: ['Mohit Kumar Ahuja', 'Arnaud Gotlieb'],
          year: 2022,
          venue: 'ICST 2022',
          doi: '10.1109/ICSTW55395.2022.00035',
          arxiv: '2202.12139',
          url: 'http://arxiv.org/abs/2202.12139v1',
        },
        {
          line: 18,
          key: 'atom:http://arxiv.org/abs/hep-th/9901001',
          title: 'Another',
          abstract: 'Text & more.',
          year: 1999,
          arxiv: 'hep-th/9901001',
          url: 'http://arxiv.org/abs/hep-th/9901001v3',
        },
      ],
      leftOut: [],
    },
    'arxiv-metadata-snapshot.jsonl': {
      format: 'json-lines',
      records: [
        {
          line: 1,
          key: 'id:0704.0001',
          title: 'Calculation of prompt diphoton production at Tevatron and LHC energies',
          abstract:
            'A fully differential calculation in perturbative quantum chromodynamics is presented for the $p\\bar{p}$ case of Poincaré.\n\nSecond paragraph begins here.',
          authors: ['C. Balázs', 'E. L. Berger', 'C. -P. Yuan'],
          year: 2007,
          venue: 'Phys.Rev.D76:013009,2007',
          doi: '10.1103/PhysRevD.76.013009',
          arxiv: '0704.0001',
        },
        {
          line: 2,
          key: 'id:hep-th/9901001',
          title: 'An old identifier',
          abstract: 'Short.',
          authors: ['A. Nobody'],
          year: 1999,
          arxiv: 'hep-th/9901001',
        },
      ],
      leftOut: [],
    },
    'bibtex-accents-macros-and-a-broken-entry.bib': {
      format: 'bibtex',
      records: [
        {
          line: 8,
          key: 'entry:Muller_2019',
          title: 'Über die Wärme: the Cu$_2$O case of Erdős and Škoda',
          abstract:
            'Abstract: We measure 5–10 % of the H₂O at 20 $^\\circ$C, using a new method — the “cold” one — with optical sensors & state-of-the-art probes.',
          authors: [
            'Jörg Müller',
            'Søren Østergaard',
            'World Health Organization',
            'Ana de la Cruz',
            'A. T. Fromhold Jr.',
          ],
          year: 2019,
          venue: 'Journal of Made-up Letters (Part B)',
          doi: '10.1234/jml.2019.007',
          keywords: ['heat', 'copper oxide'],
        },
        {
          line: 23,
          key: 'entry:eprint',
          title: 'Attention to Everything',
          authors: ['Jane Roe', 'John Doe'],
          year: 2021,
          venue: 'Proc. of ICML',
          arxiv: '2107.01234',
          url: 'https://arxiv.org/abs/2107.01234',
        },
        {
          line: 27,
          key: 'entry:ads',
          title: 'Stars of $\\alpha$ Centauri',
          authors: ['Carl Sagan'],
          year: 1980,
          venue: 'The Astrophysical Journal',
          arxiv: 'astro-ph/9901001',
        },
      ],
      leftOut: [
        {
          record: 'entry broken2020',
          line: 21,
          reason: 'invalid BibTeX: a brace or quote is not closed',
        },
        { record: 'entry untitled', line: 26, reason: 'missing title' },
      ],
    },
    'bibtex-commas-missing-and-bare-values.bib': {
      format: 'bibtex',
      records: [
        { line: 1, key: 'entry:double', title: 'A comma too many', year: 2001 },
        {
          line: 2,
          key: 'entry:missing',
          title: 'A comma too few',
          authors: ['Ada Lovelace'],
          year: 2002,
        },
        { line: 4, key: 'entry:bare', title: 'A bare value', year: 2019 },
        {
          line: 5,
          key: 'entry:escaped',
          title: 'An escaped { brace',
          abstract: 'See, it is good and known.',
          year: 2003,
        },
        {
          line: 8,
          key: 'entry:ISI:000123',
          title: 'A key with blanks as Web of Science writes it',
          authors: ['John Smith', 'Jane Doe'],
          year: 2009,
          doi: '10.1016/j.x.2009.01.001',
        },
      ],
      leftOut: [
        { record: 'entry lost', line: 6, reason: 'invalid BibTeX: a brace or quote is not closed' },
      ],
    },
    'citation-cff-preferred-paper.cff': {
      format: 'citation-cff',
      records: [
        {
          line: 1,
          title: 'Counting birds: a program',
          abstract: 'A program that counts birds in pictures.',
          authors: ['Ada Lovelace', 'Emmy von Noether'],
          year: 2021,
          venue: 'Journal of Small Programs',
          doi: '10.5555/birdcount',
          code: 'https://github.com/example/birdcount',
          keywords: ['birds', 'marsh'],
        },
      ],
      leftOut: [],
    },
    'citavi-project.xml': {
      format: 'citavi-xml',
      records: [
        {
          line: 16,
          key: 'citavi:r1',
          title: 'Wading birds of a mended marsh: Five springs',
          abstract: 'Marshes are mended. We counted birds.',
          authors: ['Ada Lovelace', 'Charles B. Babbage'],
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.12',
          url: 'https://example.org/marsh/12',
          keywords: ['birds', 'marsh'],
        },
        { line: 27, key: 'citavi:r2', title: 'The Book of Geese', year: 2020 },
        {
          line: 32,
          key: 'citavi:r3',
          title: 'Geese and their neighbours',
          authors: ['Marsh Group'],
          venue: 'The Book of Geese',
        },
      ],
      leftOut: [],
    },
    'cnki-fields.txt': {
      format: 'cnki',
      records: [
        {
          line: 1,
          title: '基于遥感的海草制图',
          abstract: '本文比较三种海草制图方法。',
          authors: ['张三', '李四'],
          year: 2021,
          venue: '海岸学报',
          url: 'https://example.org/haicao',
          keywords: ['海草', '遥感'],
        },
        {
          line: 13,
          title: '夜间的港口',
          authors: ['王五'],
          year: 2019,
          venue: '港口研究',
          doi: '10.5555/gangkou.2',
        },
      ],
      leftOut: [],
    },
    'cochrane-library.txt': {
      format: 'cochrane',
      records: [
        {
          line: 1,
          key: 'cochrane:CD012345',
          title: 'Reading aloud for sleep in children',
          abstract:
            'Background Many children sleep badly.\n\nRCT: reading aloud is cheap. Objectives To see whether it helps.',
          authors: ['A Lovelace', 'C Babbage'],
          year: 2021,
          venue: 'Cochrane Database of Systematic Reviews',
          doi: '10.1002/14651858.CD012345.pub2',
          url: 'https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD012345.pub2/full',
          keywords: ['Sleep', 'Child, Preschool', 'sleep disorder'],
        },
        {
          line: 17,
          key: 'pmid:31111117',
          title: 'Lullabies and the onset of sleep',
          authors: ['E Noether'],
          year: 2019,
          venue: 'Journal of quiet nights',
        },
        {
          line: 32,
          key: 'cochrane:NCT01234567',
          title: 'A trial that is registered only',
          year: 2020,
          url: 'https://clinicaltrials.gov/show/NCT01234567',
        },
      ],
      leftOut: [{ record: 'CN-07654321', line: 28, reason: 'missing title' }],
    },
    'csl-json-date-parts-and-html.json': {
      format: 'json',
      records: [
        {
          line: 2,
          key: 'id:abbott2015',
          title: 'Understanding Analysis',
          abstract: 'This lively text exposes the student.\n\nSecond paragraph with H₂O.',
          authors: ['Stephen Abbott', 'Ludwig van Beethoven'],
          year: 2015,
          venue: 'Undergraduate Texts',
          doi: '10.1007/978-1',
          url: 'https://www.springer.com/1',
        },
        {
          line: 3,
          key: 'id:abdi',
          title: 'Holm’s Sequential Procedure',
          authors: ['Open Science Collaboration'],
          year: 2010,
        },
        {
          line: 5,
          key: 'id:last',
          title: 'The last one',
          abstract: 'AbstractMotivation. It works & stays.',
        },
      ],
      leftOut: [{ record: 'record 3', line: 4, reason: 'invalid JSON' }],
    },
    'csv-a-quote-that-never-closes.csv': {
      format: 'csv',
      records: [
        { line: 2, title: 'First', abstract: 'A fine abstract', year: 2001 },
        { line: 4, title: 'Third', abstract: 'A quoted, fine abstract', year: 2003 },
        { line: 5, title: 'Fourth', year: 2004 },
      ],
      leftOut: [{ record: 'record 2', line: 3, reason: 'invalid quotes: one is never closed' }],
    },
    'csv-dimensions-notice-above-header.csv': {
      format: 'csv',
      records: [
        {
          line: 3,
          key: 'row:pub.1',
          title: 'Maps of literature',
          abstract: 'Maps help readers, mostly.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2024,
          venue: 'Journal of Maps',
          doi: '10.1000/dim.1',
          url: 'https://app.dimensions.ai/details/publication/pub.1',
        },
        {
          line: 4,
          key: 'row:pub.2',
          title: 'Atlases of science',
          authors: ['Ana Maria Garcia Lopez'],
          year: 2023,
        },
      ],
      leftOut: [],
    },
    'csv-embase-one-field-a-row.csv': {
      format: 'csv-field-rows',
      records: [
        {
          line: 1,
          title: 'Duplication cysts: a review',
          abstract: 'Cysts are rare, and "simple".',
          authors: ['R. Liu', 'D.G. Adler'],
          year: 2014,
          venue: 'Endoscopic Ultrasound',
          doi: '10.4103/2303-9027.138783',
        },
        {
          line: 7,
          title: 'Congenital neck masses',
          abstract: 'Neck masses are found early.',
          authors: ['L. Quintanilla-Dieck'],
          year: 2018,
        },
      ],
      leftOut: [],
    },
    'csv-embase-year-inside-source.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          title: 'Duplication cysts: Diagnosis, management',
          abstract: 'Gastrointestinal tract duplication cysts are rare.',
          authors: ['R. Liu', 'D.G. Adler'],
          year: 2014,
          venue: 'Endoscopic Ultrasound',
          doi: '10.4103/2303-9027.138783',
          url: 'http://sfx.example.org/?sid=EMBASE&id=doi:10.4103%2F2303-9027.138783&atitle=Duplication+cysts',
        },
        {
          line: 3,
          title: 'Congenital Neck Masses',
          abstract: 'Congenital neck masses can be a developmental anomaly.',
          authors: ['L. Quintanilla-Dieck'],
          year: 2018,
          venue: 'Clinics in Perinatology',
        },
      ],
      leftOut: [],
    },
    'csv-german-semicolons.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          title: 'Über Karten der Forschung',
          abstract: 'Karten zeigen, was es gibt.',
          authors: ['Jörg Müller', 'Änne Weiß'],
          year: 2021,
          venue: 'Zeitschrift für Karten',
          keywords: ['Karten', 'Forschung'],
        },
        { line: 3, title: 'Zweite Arbeit', authors: ['Eva Schulz'] },
      ],
      leftOut: [],
    },
    'csv-ieee.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          title: 'Maps for machines',
          abstract: 'Machines read maps.',
          authors: ['A. Lovelace', 'C. Babbage'],
          year: 2020,
          venue: '2020 IEEE International Conference on Maps (ICM)',
          doi: '10.1109/ICM.2020.1',
          url: 'https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=1',
          keywords: ['Maps', 'Machines'],
        },
      ],
      leftOut: [],
    },
    'csv-notion-name-is-the-title.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          title: 'Wading birds of a mended marsh',
          abstract: 'Marshes are mended, yet birds are seldom counted.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          doi: '10.5555/marsh.12',
          url: 'https://doi.org/10.5555/marsh.12',
          keywords: ['birds', 'marsh'],
        },
        {
          line: 3,
          title: 'Geese and their neighbours',
          authors: ['Emmy Noether'],
          year: 2020,
          keywords: ['geese'],
        },
      ],
      leftOut: [],
    },
    'csv-openalex-bars.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          key: 'row:https://openalex.org/W1',
          title: 'Maps with bars',
          abstract: 'Bars part names.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2023,
          venue: 'Journal of Maps',
          doi: '10.1000/oa.1',
          keywords: ['Maps', 'Bars'],
        },
        {
          line: 3,
          key: 'row:https://openalex.org/W2',
          title: 'One author only',
          authors: ['Mary Somerville'],
          year: 2022,
        },
      ],
      leftOut: [],
    },
    'csv-pubmed.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          key: 'row:30689646',
          title: 'Ecosystem services changes',
          authors: ['D Wu', 'C Zou', 'W Cao'],
          year: 2019,
          venue: 'PLoS One',
          doi: '10.1371/journal.pone.0209483',
        },
        {
          line: 3,
          key: 'row:30687380',
          title: '[Fine roots, in German]',
          authors: ['HM Du'],
          year: 2018,
          venue: 'Front Plant Sci',
        },
      ],
      leftOut: [],
    },
    'csv-scopus-full-names.csv': {
      format: 'csv',
      records: [
        {
          line: 2,
          key: 'row:2-s2.0-1',
          title: 'Quantitative analysis, of "studies"',
          abstract:
            'Objective: This study aimed to evaluate.\n\nMethods: We counted. © 2026 The Author(s)',
          authors: ['Fengyuan Liu', 'Chunyun Li'],
          year: 2026,
          venue: 'Digital Health',
          doi: '10.1177/20552076261415846',
          url: 'https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.1177%2F20552076261415846&partnerID=40',
          keywords: ['bibliometrics', 'spine'],
        },
        {
          line: 4,
          key: 'row:2-s2.0-2',
          title: 'Role of microRNAs',
          authors: ['Saleh M. Abdullah'],
          year: 2025,
          venue: 'Medicine',
        },
      ],
      leftOut: [],
    },
    'endnote-refer.enw': {
      format: 'refer',
      records: [
        {
          line: 1,
          title: 'Mapping science',
          abstract: 'Maps of science help. They are drawn.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2019,
          venue: 'Journal of Maps',
          doi: '10.1000/maps.1',
          url: 'https://example.org/maps',
          keywords: ['maps', 'science'],
        },
        { line: 14, title: 'Another one', authors: ['Mary Somerville'], year: 1848 },
      ],
      leftOut: [],
    },
    'endnote.xml': {
      format: 'endnote-xml',
      records: [
        {
          line: 1,
          title: 'Mapping science',
          abstract: 'Maps of science help.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2019,
          venue: 'Journal of Maps',
          doi: '10.1000/maps.1',
          url: 'https://example.org/maps',
          keywords: ['maps'],
        },
        { line: 1, title: 'Another one', year: 1848 },
      ],
      leftOut: [],
    },
    'gbt-citations.txt': {
      format: 'gbt-citations',
      records: [
        {
          line: 1,
          title: '基于遥感的海草制图',
          abstract: '本文比较三种海草制图方法。',
          authors: ['张三', '李四', '王五'],
          year: 2021,
          venue: '海岸学报',
          doi: '10.5555/haicao.1',
          keywords: ['海草', '遥感'],
        },
        {
          line: 4,
          title: 'Wading birds of a mended marsh',
          authors: ['A Lovelace', 'C Babbage'],
          year: 2021,
          venue: 'Marsh Studies',
        },
        { line: 5, title: '夜间的港口', authors: ['赵六'], year: 2019, venue: '某大学' },
      ],
      leftOut: [
        {
          record: 'record 4',
          line: 6,
          reason: 'invalid reference: no [J] or the like behind its title',
        },
      ],
    },
    'json-lines-of-a-program.jsonl': {
      format: 'json-lines',
      records: [
        {
          line: 1,
          key: 'id:a1',
          title: 'One paper',
          abstract: 'First abstract.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2024,
          venue: 'ICML',
          doi: '10.1000/1',
          keywords: ['a', 'b'],
        },
        {
          line: 2,
          title: 'Two papers',
          abstract: 'Second abstract.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2023,
          keywords: ['a', 'b'],
        },
      ],
      leftOut: [
        { record: 'record 3', line: 3, reason: 'invalid JSON' },
        { record: 'record 4', line: 4, reason: 'missing title' },
      ],
    },
    'lens-scholarly.json': {
      format: 'json',
      records: [
        {
          line: 1,
          key: 'id:000-1',
          title: 'Maps by Lens',
          abstract: 'Lens lists what it knows.',
          authors: ['Ada Lovelace'],
          year: 2020,
          venue: 'Journal of Maps',
          doi: '10.1000/lens.1',
        },
        { line: 2, key: 'id:000-2', title: 'Nothing known of it' },
      ],
      leftOut: [],
    },
    'markdown-note-front-matter.md': {
      format: 'markdown-note',
      records: [
        {
          line: 1,
          title: 'Wading birds: five springs',
          abstract:
            'Marshes are mended, yet birds are seldom counted.\n\nWe counted them at four dykes.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.12',
          keywords: ['birds', 'marsh'],
        },
      ],
      leftOut: [],
    },
    'markdown-notion-page.md': {
      format: 'markdown-note',
      records: [
        {
          line: 1,
          title: 'Wading birds of a mended marsh',
          abstract: 'Marshes are mended, yet birds are seldom counted.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          doi: '10.5555/marsh.12',
          keywords: ['birds', 'marsh'],
        },
      ],
      leftOut: [],
    },
    'markdown-table-below-a-heading.md': {
      format: 'markdown-table',
      records: [
        {
          line: 7,
          title: 'Wading birds of a mended marsh',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          doi: '10.5555/marsh.12',
          url: 'https://doi.org/10.5555/marsh.12',
        },
        {
          line: 8,
          title: 'Geese | their neighbours',
          authors: ['Emmy Noether'],
          year: 2020,
          url: 'https://example.org/geese',
        },
      ],
      leftOut: [],
    },
    'medline-ovid-psycinfo.txt': {
      format: 'medline',
      records: [
        {
          line: 2,
          key: 'accession:2021-00001-001',
          title: 'Why notes are kept.',
          abstract: 'We ask why notes are kept and find that few are read.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          venue: 'Notes and Memory',
          doi: '10.5555/notes.1',
          keywords: ['memory', 'notes'],
        },
        {
          line: 16,
          key: 'accession:2020111333',
          title: 'Kept notes, read notes.',
          authors: ['E. Noether'],
          year: 2020,
          venue: 'Memory Letters',
          keywords: ['memory'],
        },
      ],
      leftOut: [],
    },
    'medline-ovid-unique-identifiers.txt': {
      format: 'medline',
      records: [
        {
          line: 2,
          key: 'pmid:30689646',
          title: 'Ecosystem services in the Loess Plateau.',
          abstract: 'We studied ecosystem services.',
          authors: ['D Wu', 'C Zou'],
          year: 2019,
          venue: 'PLoS ONE',
        },
        {
          line: 11,
          key: 'pmid:30687380',
          title: 'Fine roots in a karst area.',
          authors: ['HM Du'],
          year: 2018,
        },
      ],
      leftOut: [],
    },
    'medline-wrapped-lines.nbib': {
      format: 'medline',
      records: [
        {
          line: 2,
          key: 'pmid:30689646',
          title:
            'Ecosystem services changes between 2000 and 2015 in the Loess Plateau, China: A response to ecological restoration.',
          abstract:
            'PURPOSE: The Loess Plateau is one of the most severe areas. METHODS: We used the InVEST model.\n\nCopyright (c) 2019 Elsevier Inc. All rights reserved.',
          authors: ['Dan Wu', 'Changxin Zou'],
          year: 2019,
          venue: 'PloS one',
          doi: '10.1371/journal.pone.0209483',
          keywords: ['ecosystem services', 'restoration'],
        },
        {
          line: 21,
          key: 'pmid:30687380',
          title: '[Non-English title in brackets].',
          authors: ['HM Du', 'C Liu', 'Karst Study Group'],
          year: 2018,
          venue: 'Front Plant Sci',
        },
      ],
      leftOut: [],
    },
    'mods-collection.xml': {
      format: 'mods',
      records: [
        {
          line: 3,
          key: 'mods:marsh',
          title: 'The wading birds: five springs',
          abstract: 'Marshes are mended.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.12',
          url: 'https://example.org/marsh/12',
          keywords: ['birds', 'marsh'],
        },
        { line: 26, title: 'Geese and their neighbours', year: 2020, venue: 'Geese Today' },
      ],
      leftOut: [],
    },
    'noteexpress.txt': {
      format: 'noteexpress',
      records: [
        {
          line: 1,
          title: '基于遥感的海草制图',
          abstract: '本文比较三种海草制图方法。',
          authors: ['张三', '李四'],
          year: 2021,
          venue: '海岸学报',
          doi: '10.5555/haicao.1',
          keywords: ['海草', '遥感'],
        },
        { line: 16, title: '夜间的港口', authors: ['王五', '赵六'], year: 2019 },
      ],
      leftOut: [],
    },
    'openalex-inverted-abstract.json': {
      format: 'json',
      records: [
        {
          line: 4,
          key: 'id:https://openalex.org/W1',
          title: 'Study on orderly charging',
          abstract: 'The development of electric vehicles of today',
          authors: ['Wanjun Yin', 'Jianbo Ji'],
          year: 2023,
          venue: 'Energy',
          doi: '10.1016/j.energy.2023.127818',
          url: 'https://doi.org/10.1016/j.energy.2023.127818',
          keywords: ['Schedule'],
        },
        {
          line: 19,
          key: 'id:https://openalex.org/W2',
          title: 'A work with a display name only',
          year: 2024,
        },
      ],
      leftOut: [],
    },
    'openreview-notes.json': {
      format: 'json',
      records: [
        {
          line: 1,
          key: 'id:aBc',
          title: 'Notes as forums keep them',
          abstract: 'We keep notes.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2024,
          venue: 'ICLR 2024',
          keywords: ['notes'],
        },
      ],
      leftOut: [],
    },
    'ovid-fields-in-full.txt': {
      format: 'ovid-fields',
      records: [
        {
          line: 1,
          key: 'pmid:31111121',
          title: 'Wading birds of a mended marsh.',
          abstract:
            'BACKGROUND: Marshes are mended.\n\nMETHODS: We counted birds at several dykes.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.12',
          keywords: ['birds', 'marsh'],
        },
        {
          line: 30,
          key: 'accession:2020111222',
          title: 'Geese and their neighbours.',
          authors: ['E. Noether'],
          year: 2020,
          venue: 'Geese Today',
        },
      ],
      leftOut: [],
    },
    'plain-lines.txt': {
      format: 'lines',
      records: [
        {
          line: 1,
          title: 'Pruning networks after training',
          abstract:
            'We remove weights of trained networks one after another and find that accuracy stays until half of them are gone.',
        },
        {
          line: 3,
          title: 'Quantizing what is left',
          abstract:
            'What is left after pruning can be stored in four bits a weight; we show how and measure what it costs in accuracy.',
        },
      ],
      leftOut: [],
    },
    'pubmed-abstracts-as-text.txt': {
      format: 'pubmed-text',
      records: [
        {
          line: 1,
          key: 'pmid:31111131',
          title: 'Wading birds of a mended marsh: a study over five springs.',
          abstract:
            'BACKGROUND: Marshes are mended, yet birds are seldom counted.\n\nMETHODS: We counted them at four dykes: 1. the old one; 2. the new one.\n\nRESULTS: More came than left.\n\nCopyright © 2021 The Authors.',
          authors: ['A Lovelace', 'C Babbage Jr', 'Marsh Group'],
          year: 2021,
          venue: 'Marsh Stud',
          doi: '10.5555/marsh.12',
        },
        {
          line: 34,
          key: 'pmid:9111111',
          title: 'Geese and their neighbours',
          year: 1998,
          venue: 'Rev Oiseaux',
        },
        {
          line: 45,
          key: 'pmid:31111133',
          title: 'A letter on geese.',
          authors: ['E Noether'],
          year: 2020,
          venue: 'Geese Today',
        },
      ],
      leftOut: [],
    },
    'pubmed-structured-abstract.xml': {
      format: 'pubmed-xml',
      records: [
        {
          line: 4,
          key: 'pmid:22441635',
          title: 'Effect of CD103⁺ on H₂O in patients & others.',
          abstract:
            'BACKGROUND: Combination therapy is the mainstay, p < 0.05.\n\nMETHODS: This was a study.\n\nCopyright © 2012 Elsevier Ltd. All rights reserved.',
          authors: ['Naoki Inui', 'Asthma Study Group'],
          year: 2012,
          venue: 'Allergology international',
          doi: '10.2332/allergolint.11-OA-0357',
          keywords: ['Asthma'],
        },
        { line: 26, key: 'pmid:2', title: '[A title in brackets].', year: 1998 },
      ],
      leftOut: [],
    },
    'refworks-cnki-names-without-commas.txt': {
      format: 'refworks',
      records: [
        {
          line: 1,
          title: '基于遥感的海草制图',
          abstract: '本文比较三种海草制图方法。',
          authors: ['张三', '李四'],
          year: 2021,
          venue: '海岸学报',
          keywords: ['海草', '遥感'],
        },
        {
          line: 16,
          title: 'A harbour at night',
          abstract: 'We listened at four piers.',
          authors: ['Wei Zhang'],
          year: 2019,
        },
      ],
      leftOut: [],
    },
    'refworks-tagged.txt': {
      format: 'refworks',
      records: [
        {
          line: 1,
          key: 'refworks:17',
          title: 'Engines that weave',
          abstract: 'Engines weave what looms wove. AI is none of it, nor is UK cotton.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2020,
          venue: 'Annals of Looms',
          doi: '10.5555/looms.3',
          url: 'https://example.org/looms/3',
          keywords: ['looms', 'engines'],
        },
        {
          line: 25,
          key: 'refworks:18',
          title: 'Symmetry by hand',
          authors: ['E. Noether'],
          year: 1918,
        },
      ],
      leftOut: [],
    },
    'ris-endnote-keywords-on-lines-of-their-own.txt': {
      format: 'ris',
      records: [
        {
          line: 2,
          key: 'accession:21553931',
          title: 'Boswellia serrata: an overall assessment',
          abstract: 'NSAID intake is associated with adverse effects.',
          authors: ['M. Abdel-Tawab', 'O. Werz'],
          year: 2011,
          venue: 'Clin Pharmacokinet',
          doi: '10.2165/11586800-000000000-00000',
          keywords: ['Animals', 'Boswellia/chemistry', 'Humans'],
        },
      ],
      leftOut: [],
    },
    'ris-ovid-numbers-before-records.ris': {
      format: 'ris',
      records: [
        {
          line: 2,
          title: 'The influence of self-criticism on symptoms.',
          abstract: 'Considering that self-criticism matters, we aimed to analyse it.',
          authors: ['Ines A Trindade', 'Chris Irons'],
          year: 2019,
          venue: 'Clinical Psychology & Psychotherapy',
          doi: '10.1002/cpp.2398',
        },
        {
          line: 18,
          title: 'Perceptions within samples: A systematic review.',
          abstract: 'Objective: to review.',
          authors: ['Emma Polak'],
          year: 2018,
        },
      ],
      leftOut: [],
    },
    'ris-zotero-crlf-with-html-notes.ris': {
      format: 'ris',
      records: [
        {
          line: 1,
          title: 'Active learning for systematic reviews',
          abstract: 'Background To help researchers, we built ASReview. p < 0.05 for n>3.',
          authors: ['Rens van de Schoot', 'Jonathan de Bruin'],
          year: 2021,
          venue: 'Nature Machine Intelligence',
          doi: '10.1038/s42256-020-00287-7',
          url: 'https://www.nature.com/articles/s42256-020-00287-7',
          keywords: ['screening', 'machine learning'],
        },
        { line: 17, title: 'A book without an abstract', authors: ['Ånna Müller'], year: 1999 },
      ],
      leftOut: [],
    },
    'sciencedirect-citations.txt': {
      format: 'sciencedirect',
      records: [
        {
          line: 1,
          title: 'Wading birds of a mended marsh',
          abstract: 'Marshes are mended, yet birds are seldom counted. We counted them.',
          authors: ['Ada Lovelace', 'Charles Babbage'],
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.12',
          url: 'https://www.sciencedirect.com/science/article/pii/S1000000221000123',
          keywords: ['birds', 'marsh restoration'],
        },
        {
          line: 14,
          title: '3D geese and their neighbours',
          authors: ['Emmy Noether'],
          year: 2020,
          venue: 'The Book of Geese',
          doi: '10.5555/geese.3',
          url: 'https://www.sciencedirect.com/science/article/pii/B9780000000001000031',
        },
        {
          line: 25,
          title: 'Editorial board',
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.0',
          url: 'https://www.sciencedirect.com/science/article/pii/S1000000221000999',
        },
        {
          line: 34,
          title: 'Volume estimates for marshes',
          abstract: 'We estimate.\n\nThere are two paragraphs.',
          year: 2022,
          venue: '2D Studies',
          doi: '10.1016/j.marsh.2022.104321',
          url: 'https://www.sciencedirect.com/science/article/pii/S1000000322000011',
        },
      ],
      leftOut: [],
    },
    'semantic-scholar.json': {
      format: 'json',
      records: [
        {
          line: 1,
          key: 'id:649def34',
          title: 'Construction of the Literature Graph',
          abstract: 'We describe a deployed system.',
          authors: ['Waleed Ammar'],
          year: 2018,
          venue: 'NAACL',
          doi: '10.18653/v1/N18-3011',
          arxiv: '1805.02262',
          url: 'https://www.semanticscholar.org/paper/649def34',
        },
        { line: 1, key: 'id:2', title: 'Nothing else' },
      ],
      leftOut: [],
    },
    'wos-columns.txt': {
      format: 'csv',
      records: [
        {
          line: 2,
          key: 'row:WOS:000429757300002',
          title: 'Essential coastal habitats "for fish" in the Baltic Sea',
          abstract: 'Many coastal species depend on habitats.',
          authors: ['Patrik Kraufvelin', 'Timo Arula'],
          year: 2018,
          venue: 'Estuarine Science',
          doi: '10.1016/j.ecss.2018.02.014',
          keywords: ['fish', 'habitat'],
        },
        {
          line: 3,
          key: 'row:WOS:2',
          title: 'Testing Decision Rules',
          authors: ['T Regan'],
          year: 2013,
          venue: 'Conserv Biol',
        },
      ],
      leftOut: [],
    },
    'wos-tagged-utf8-bom.txt': {
      format: 'wos-tagged',
      records: [
        {
          line: 3,
          key: 'wos:WOS:A1979GV55600001',
          title:
            'EXPERIMENTS IN PHENOMENOLOGICAL ELECTRODYNAMICS AND THE ELECTROMAGNETIC ENERGY-MOMENTUM TENSOR',
          authors: ['I BREVIK'],
          year: 1979,
          venue: 'Physics Reports',
          doi: '10.1016/0370-1573(79)90074-7',
        },
        {
          line: 13,
          key: 'wos:WOS:A1996TP38500001',
          title: 'Longitudinal effects',
          abstract: 'A rigorous spectral analysis is given. (C) 1996 Optical Society of America',
          authors: ['Wojciech Nasalski', 'Fritz Goos'],
          year: 1996,
          venue: 'J Opt Soc Am',
          keywords: ['Gaussian beam', 'reflection'],
        },
      ],
      leftOut: [],
    },
    'zotero-library.rdf': {
      format: 'zotero-rdf',
      records: [
        {
          line: 10,
          title: 'Wading birds of a mended marsh',
          abstract: 'Marshes are mended & counted.',
          authors: ['Ada Lovelace', 'Marsh Group'],
          year: 2021,
          venue: 'Marsh Studies',
          doi: '10.5555/marsh.12',
          url: 'https://example.org/marsh/12',
          keywords: ['birds', 'marsh'],
        },
        {
          line: 38,
          title: 'Geese and their neighbours',
          authors: ['Emmy Noether'],
          year: 2020,
          venue: 'The Book of Geese',
        },
      ],
      leftOut: [],
    },
  };

test('every fixture has its expectation', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(EXPORTS.map(({ name }) => name));
});

test.each(Object.entries(EXPECTED))('%s reads as a person would read it', (name, expected) => {
  const { format, records, leftOut } = sourceOf(readFileSync(join(EXPORTS_DIR, name)), name);
  expect(format).toBe(expected.format);
  expect(records.map(said)).toEqual(expected.records);
  expect(leftOut).toEqual(expected.leftOut);
});

/** What a record says of other papers: `references.test.ts` has it. */
const LINKS = ['ids', 'references', 'citations', 'citedBy', 'citedByDay'];

/** The fields of a record that say anything of it. */
function said(record: object): object {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([field, value]) => !LINKS.includes(field) && value !== null && value.length !== 0,
    ),
  );
}
