import { type ComponentProps, type ComponentType, Fragment } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import { PageLink } from '#components/navigation/page-link.tsx';
import { NotesReader } from '#components/notes/notes-reader.tsx';
import { Recording } from '#components/shows/recording.tsx';
import { recordingOf } from '#lib/archive/show.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import { TEXT } from './look.ts';
import './article.css';

/** A link within the site keeps the stream playing; other links open in a new tab. */
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

type WrittenProps = { address?: string; title?: string };

function WrittenRecording({
  address = '',
  title = 'Recording',
  options,
}: WrittenProps & { options: EmbedOptions }) {
  const embed = recordingOf(address, options);
  return embed ? <Recording embed={embed} title={title} /> : <Anchor href={address}>{title}</Anchor>;
}

const WrittenNotes = ({ address = '', title = 'Show notes' }: WrittenProps) => (
  <NotesReader address={address} title={title} />
);

/** The components that a file of `content/` may use (lib/content/compile-mdx.ts), and those that replace its HTML. */
const componentsFor = (options: EmbedOptions) => ({
  Recording: (props: WrittenProps) => <WrittenRecording {...props} options={options} />,
  Notes: WrittenNotes,
  a: Anchor,
  // The title of the page is at the second level, because the show that is on has the first.
  h1: (props: ComponentProps<'h3'>) => <h3 {...props} />,
  h2: (props: ComponentProps<'h3'>) => <h3 {...props} />,
  h3: (props: ComponentProps<'h4'>) => <h4 {...props} />,
  img: (props: ComponentProps<'img'>) => <img loading="lazy" alt="" {...props} />,
  table: (props: ComponentProps<'table'>) => (
    <div className="overflow-x-auto">
      <table {...props} />
    </div>
  ),
});

type Compiled = { default: ComponentType<{ components: ReturnType<typeof componentsFor> }> };

/**
 * Text of the crew, compiled in the build. It is run here, on the server, and is trusted as the rest of the repository is;
 * nothing of a sheet ever comes this way.
 */
export function Article({ code, options }: { code: string; options: EmbedOptions }) {
  const run = new Function(code) as (runtime: object) => Compiled;
  const { default: Content } = run({ Fragment, jsx, jsxs });
  return (
    <div className={TEXT}>
      <Content components={componentsFor(options)} />
    </div>
  );
}
