/**
 * A sentence for browsers in which not everything works. It is in the HTML, because it is for browsers without scripts
 * too. A style sheet hides it once the script before the first painting has found a browser that is new enough
 * (layout/layout.ts).
 */
export const Limits = ({ text }: { text: string }) => <p className="notice limits">{text}</p>;
