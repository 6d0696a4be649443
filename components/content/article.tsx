import { type ComponentProps, type ComponentType, Fragment } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import { NotesReader } from '#components/notes/notes-reader.tsx';
import { PageLink } from '#components/shell/page-link.tsx';
import { Recording } from '#components/shows/recording.tsx';
import { recordingOf } from '#lib/archive/show.ts';
import { getSite } from '#lib/site/current.ts';
import './article.css';

/** A way within the site leaves the stream playing; others open beside it. */
function Anchor({ href = '', children, ...rest }: ComponentProps<'a'>) {
  if (/^\/(?!\/)[^.]*$/.test(href)) {
    return (
      <PageLink href={href} {...rest}>
        {children}
      </PageLink>
    );
  }
  const outside = /^[a-z]+:\/\//i.test(href);
  return (
    <a href={href} {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})} {...rest}>
      {children}
    </a>
  );
}

function WrittenRecording({ address = '', title = 'Recording' }: { address?: string; title?: string }) {
  const config = getSite()?.config;
  const embed = recordingOf(address, {
    siteHost: new URL(config?.siteUrl ?? 'http://localhost').hostname,
    allowedHosts: config?.embedHosts ?? [],
  });
  return embed ? <Recording embed={embed} title={title} /> : <Anchor href={address}>{title}</Anchor>;
}

const WrittenNotes = ({ address = '', title = 'Show notes' }: { address?: string; title?: string }) => (
  <NotesReader address={address} title={title} />
);

/** What a file of `content/` may use (lib/content/compile-mdx.ts), and how its HTML becomes the site's. */
const COMPONENTS = {
  Recording: WrittenRecording,
  Notes: WrittenNotes,
  a: Anchor,
  // The page's own title is the second level: the first is what is on.
  h1: (props: ComponentProps<'h3'>) => <h3 {...props} />,
  h2: (props: ComponentProps<'h3'>) => <h3 {...props} />,
  h3: (props: ComponentProps<'h4'>) => <h4 {...props} />,
  img: (props: ComponentProps<'img'>) => <img loading="lazy" alt="" {...props} />,
  table: (props: ComponentProps<'table'>) => (
    <div className="article-wide">
      <table {...props} />
    </div>
  ),
};

type Compiled = { default: ComponentType<{ components: typeof COMPONENTS }> };

/**
 * Text of the crew, compiled in the build. It is run here, on the server, and is trusted as the rest of the repository is;
 * nothing of a sheet ever comes this way.
 */
export function Article({ code }: { code: string }) {
  const run = new Function(code) as (runtime: object) => Compiled;
  const { default: Content } = run({ Fragment, jsx, jsxs });
  return (
    <div className="article-text">
      <Content components={COMPONENTS} />
    </div>
  );
}
