/** States that are a sign alone: their names are said, not drawn. */
export const SIGNS: Record<string, string> = {
  stateStart: 'Start',
  stateEnd: 'End',
  fork: '',
  join: '',
  choice: '',
};
export const isSign = (shape: string): boolean => shape in SIGNS;
