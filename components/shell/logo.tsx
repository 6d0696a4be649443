/** The mark: a sign with its bulbs lit. Dashes without a length are drawn as the round ends of a line. */
export const Logo = () => (
  <svg className="brand-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" fill="none">
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
