/** A page of text under a title. */
export const ARTICLE = 'grid max-w-184 gap-5 [&_h2]:text-2xl [&_h2]:font-bold';

/** Text that the crew wrote: its elements have no classes. */
export const TEXT = [
  'grid gap-4 leading-[1.6] wrap-anywhere',
  '[&_:is(h3,h4)]:leading-[1.3] [&_:is(h3,h4)]:font-bold [&_h3]:mt-3 [&_h3]:text-[1.2rem]',
  '[&_:is(ul,ol)]:grid [&_:is(ul,ol)]:gap-[0.35rem] [&_:is(ul,ol)]:ps-[1.4rem] [&_ol]:list-decimal [&_ul]:list-disc',
  '[&_a]:text-accent [&_a]:underline [&_a]:underline-offset-[0.2em]',
  '[&_blockquote]:border-s-[3px] [&_blockquote]:border-line [&_blockquote]:ps-4 [&_blockquote]:text-muted',
  '[&_:is(code,kbd)]:rounded-[4px] [&_:is(code,kbd)]:text-[0.9em]',
  '[&_:is(:not(pre)>code,kbd)]:bg-raised [&_:is(:not(pre)>code,kbd)]:px-[0.35em] [&_:is(:not(pre)>code,kbd)]:py-[0.1em]',
  '[&_pre]:overflow-auto [&_pre]:rounded [&_pre]:bg-raised [&_pre]:px-4 [&_pre]:py-3',
  '[&_img]:rounded [&_hr]:border-line',
  '[&_:is(th,td)]:border [&_:is(th,td)]:border-line [&_:is(th,td)]:px-3 [&_:is(th,td)]:py-[0.4rem] [&_:is(th,td)]:text-start',
].join(' ');
