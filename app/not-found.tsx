/**
 * Nothing. Next writes this part into every page for the case that the router finds no page, and its own is half a
 * kilobyte. Viewers never see it: each address without a page is answered with `global-not-found.tsx`.
 */
export default function NotFound() {
  return null;
}
