/** The four kinds of option: who dials whom. They order the navigation, the lists and the signs. */
export const kinds = [
  { id: 'dials', title: 'The job dials you', note: 'you accept an inbound connection' },
  { id: 'meets', title: 'Both sides meet in the middle', note: 'you only dial out' },
  { id: 'runs', title: 'The job runs with you', note: 'CircleCI hands over work, not traffic' },
  { id: 'nobody', title: 'Nobody connects', note: 'the job publishes, your side fetches' },
] as const;

export type Kind = (typeof kinds)[number];
export type KindId = Kind['id'];

export const kindIds = kinds.map((kind) => kind.id) as [KindId, ...KindId[]];
