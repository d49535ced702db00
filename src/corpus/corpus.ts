export { checkProject } from './check-project.ts';
export { type Fault, formatFault, ProjectError } from './fault.ts';
export { importCorpus } from './importing/import-corpus.ts';
export { formatReport, type ImportReport } from './importing/report.ts';
export { initProject, suggestTopics } from './new-project.ts';
export { pinPapers } from './pin.ts';
export { type Project, readProject } from './project.ts';
export type { ReadPaper } from './read-papers.ts';
export { finishWriting } from './write.ts';
