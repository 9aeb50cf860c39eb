import type { Names } from '../employee/names.js';
import type { PageContext } from '../shared/page-context.js';
import type { EditorValues } from './editor.dto.js';

/** What every part of the editor's form knows. */
export interface EditorFieldsProps {
  readonly page: PageContext;
  readonly names: Names;
  readonly values: EditorValues;
}
