import { PageLink } from '#components/navigation/page-link.tsx';

/** The mark: a sign with its bulbs lit. Dashes without a length are drawn as the round ends of a line. */
const Logo = () => (
  <svg
    className="flex-none opacity-[var(--mq-mark,1)]"
    viewBox="0 0 32 32"
    width="28"
    height="28"
    aria-hidden="true"
    fill="none"
  >
    <rect x="2" y="7" width="28" height="18" rx="4" stroke="currentColor" strokeWidth="2" />
    <path d="M13 12.2v7.6l6.6-3.8z" fill="currentColor" />
    <path
      d="M7 7h19M7 25h19"
      stroke="var(--mq-accent)"
      strokeWidth="3.4"
      strokeLinecap="round"
      strokeDasharray="0 6"
    />
  </svg>
);

/**
 * The mark and the name of the site. If the links leave no room for a name, it wraps into a line that is cut off, and the mark
 * is alone.
 */
export const Brand = ({ title, onGo }: { title: string; onGo(): void }) => (
  <PageLink
    className="brand flex h-[28px] min-w-[28px] flex-wrap items-center gap-x-[0.6rem] overflow-hidden font-[650] tracking-[0.01em]"
    href="/"
    onGo={onGo}
  >
    <Logo />
    <span className="brand-name min-w-18 max-w-[calc(100%-28px-0.6rem)]">
      {/* It is cut at the end of its own direction: an English name on an Arabic page lost its beginning. */}
      <bdi className="block truncate">{title}</bdi>
    </span>
  </PageLink>
);
