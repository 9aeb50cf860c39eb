import type { PageContext } from '../shared/page-context.js';
import type { EditorSheet } from './editor.service.js';
import type { Fault, ProgrammeValues } from './form.js';

/** What every part of the editor's form knows. */
export interface EditorFieldsProps {
  readonly page: PageContext;
  readonly sheet: EditorSheet;
  readonly values: ProgrammeValues;
  readonly faults: readonly Fault[];
  /** Where the form is sent to. */
  readonly here: string;
}
