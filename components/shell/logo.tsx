/** The mark: a marquee sign with its bulbs lit. */
export function Logo() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect x="2" y="7" width="28" height="18" rx="4" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M13 12.2v7.6l6.6-3.8z" fill="currentColor" />
      <g fill="var(--mq-accent)">
        <circle cx="7" cy="7" r="1.7" />
        <circle cx="13" cy="7" r="1.7" />
        <circle cx="19" cy="7" r="1.7" />
        <circle cx="25" cy="7" r="1.7" />
        <circle cx="7" cy="25" r="1.7" />
        <circle cx="13" cy="25" r="1.7" />
        <circle cx="19" cy="25" r="1.7" />
        <circle cx="25" cy="25" r="1.7" />
      </g>
    </svg>
  );
}
