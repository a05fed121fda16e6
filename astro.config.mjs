import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { Features } from 'lightningcss';
import { defineConfig } from 'astro/config';
import { guide } from './src/build/integration.ts';
import { scripts } from './src/build/scripts.ts';
import { siteUrl } from './src/lib/address.ts';
import { blocks } from './src/layout/blocks.ts';

export default defineConfig({
  // Only absolute addresses (canonical, previews, feeds) need it; every link inside the site is relative.
  site: siteUrl.href,
  trailingSlash: 'always',
  build: {
    format: 'directory',
    // A page that is written need not keep the next one waiting.
    concurrency: 8,
    // The first round trip must be enough to paint: no stylesheet to wait for.
    inlineStylesheets: 'always',
    assets: 'assets',
  },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [blocks] }),
  },
  integrations: [mdx(), guide()],
  vite: {
    plugins: [scripts()],
    // The floor of supported browsers (content/about/accessibility.mdx) is older than nested rules and `width < 48rem`.
    css: { lightningcss: { include: Features.Nesting | Features.MediaRangeSyntax } },
    build: {
      cssTarget: 'esnext',
      cssMinify: 'lightningcss',
      rolldownOptions: {
        onLog(level, log, handler) {
          // Astro marks each MDX page with a directive of its own; that the bundler drops it is expected.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
  devToolbar: { enabled: false },
});
