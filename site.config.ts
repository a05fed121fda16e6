/** The site: its name, its topics, and the lists that lead to its pages. What a topic holds stands in `content/`. */
import { defineSite } from './src/content/site-config.ts';

export default defineSite({
  name: 'CircleCI Field Guide',
  about:
    'Every way a CircleCI job can reach a private network: drawn, compared on the same questions, with configuration ' +
    'to paste. Independent of CircleCI. Every fact names its source and the day it was read.',
  topics: ['private-connectivity'],
  header: [
    { name: 'Options', to: '/private-connectivity/', below: true },
    { name: 'Choose', to: '/private-connectivity/choose/' },
    { name: 'Compare', to: '/private-connectivity/compare/' },
    { name: 'Security', to: '/private-connectivity/security/' },
    { name: 'Costs', to: '/private-connectivity/costs/' },
    { name: 'Troubleshooting', to: '/private-connectivity/troubleshooting/' },
  ],
  sidebar: [
    { title: 'Start', pagesOf: 'private-connectivity', before: 7 },
    { optionsOf: 'private-connectivity' },
    { title: 'When it doesn’t connect', pagesOf: 'private-connectivity', from: 7, before: 13 },
    { title: 'Special cases', pagesOf: 'private-connectivity', from: 13, before: 18 },
    { title: 'Policy and rollout', pagesOf: 'private-connectivity', from: 18 },
  ],
  footer: {
    first: 'A field guide, not the product documentation.',
    note: 'Independent of CircleCI. Every fact names its source and the day it was checked.',
    links: [
      { name: 'About', to: '/about/' },
      { name: 'How facts are checked', to: '/about/facts/' },
      { name: 'Linking here', to: '/about/linking/' },
      { name: 'Accessibility', to: '/about/accessibility/' },
      { name: 'Glossary', to: '/glossary/' },
    ],
  },
  sections: { about: 'About' },
});
