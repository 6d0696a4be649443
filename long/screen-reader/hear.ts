import type { CDPSession, Page } from '@playwright/test';

/** A node of Chromium's accessibility tree, as DevTools gives it (Accessibility.AXNode). */
type AxNode = {
  nodeId: string;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  description?: { value?: unknown };
  value?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
};

/** The words that a screen reader says for a role. Of any other role it says only the contents. */
const SPOKEN: Readonly<Record<string, string>> = {
  banner: 'banner',
  navigation: 'navigation',
  main: 'main',
  complementary: 'complementary',
  contentinfo: 'content information',
  region: 'region',
  search: 'search',
  form: 'form',
  dialog: 'dialog',
  log: 'log',
  status: 'status',
  alert: 'alert',
  timer: 'timer',
  heading: 'heading',
  link: 'link',
  button: 'button',
  textbox: 'edit',
  searchbox: 'search edit',
  combobox: 'combo box',
  radio: 'radio button',
  radiogroup: 'radio group',
  checkbox: 'check box',
  slider: 'slider',
  splitter: 'splitter',
  separator: 'splitter',
  list: 'list',
  image: 'image',
  Iframe: 'frame',
  Video: 'video',
  DisclosureTriangle: 'disclosure triangle',
  DisclosureTriangleGrouped: 'disclosure triangle',
  progressbar: 'progress bar',
  Meter: 'meter',
  toolbar: 'toolbar',
  group: 'group',
  tab: 'tab',
  tablist: 'tab list',
};
/** Of these roles a screen reader says only the name, because the content is the name. */
const WHOLE = new Set([
  'heading',
  'link',
  'button',
  'image',
  'radio',
  'checkbox',
  'tab',
  'DisclosureTriangle',
  'Iframe',
]);

const text = (of: { value?: unknown } | undefined) =>
  String(of?.value ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();

function states({ properties = [] }: AxNode): string[] {
  const of = new Map(properties.map(({ name, value }) => [name, value.value]));
  return [
    of.get('level') === undefined ? '' : `level ${of.get('level')}`,
    of.get('disabled') === true ? 'unavailable' : '',
    of.get('expanded') === undefined ? '' : of.get('expanded') === true ? 'expanded' : 'collapsed',
    of.get('pressed') === 'true' ? 'pressed' : of.get('pressed') === 'false' ? 'not pressed' : '',
    of.get('checked') === 'true' ? 'checked' : of.get('checked') === 'false' ? 'not checked' : '',
    of.get('required') === true ? 'required' : '',
    of.get('invalid') === 'true' ? 'invalid' : '',
    of.get('modal') === true ? 'modal' : '',
  ];
}

/** A node as one line: role, name, states, value and description. */
function lineOf(node: AxNode): string {
  const role = SPOKEN[String(node.role?.value)] ?? '';
  const name = text(node.name);
  // Screen readers leave out a description that only says the name again.
  const description = text(node.description) === name ? '' : text(node.description);
  return [role, name, ...states(node), text(node.value), description].filter(Boolean).join(', ');
}

/** All that is read on the way from the top of the page to its end, a line each. */
export async function readPage(cdp: CDPSession): Promise<string[]> {
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: AxNode | undefined, depth: number) => {
    if (!node) return;
    const role = String(node.role?.value);
    const isSaid = !node.ignored && (role in SPOKEN || role === 'StaticText') && lineOf(node) !== '';
    // A group without a name is nothing that is said.
    const isKept = isSaid && !(['group', 'list'].includes(role) && text(node.name) === '');
    if (isKept) lines.push(`${'  '.repeat(depth)}${lineOf(node)}`);
    if (!node.ignored && (WHOLE.has(role) || role === 'StaticText')) return;
    for (const id of node.childIds ?? []) walk(byId.get(id), depth + (isKept ? 1 : 0));
  };
  walk(nodes[0], 0);
  return lines;
}

/** The line of the element that has the focus. */
export async function readFocus(cdp: CDPSession): Promise<string> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
  if (!result.objectId) return 'nothing';
  const { nodes } = (await cdp.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId,
    fetchRelatives: false,
  })) as { nodes: AxNode[] };
  const [node] = nodes;
  return (node && lineOf(node)) || String(node?.role?.value ?? 'nothing');
}

/**
 * Has a page remember what its live regions say (WAI-ARIA 1.2, aria-live, aria-atomic; a status is atomic and polite, an
 * alert assertive, a log says what is added).
 */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const REGION = '[aria-live], [role=status], [role=alert], [role=log], output';
    const isHidden = (element: Element) => element.closest('[hidden], [inert], [aria-hidden=true]') !== null;
    // A text that is not shown is not said.
    const plain = (node: Node) => {
      const hidden = (parent: Node | null) => parent instanceof Element && !parent.checkVisibility();
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts: string[] = node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [];
      while (walker.nextNode())
        if (!hidden(walker.currentNode.parentNode)) texts.push(walker.currentNode.textContent ?? '');
      return texts.join(' ').replaceAll(/\s+/g, ' ').trim();
    };
    const levelOf = (region: Element) => {
      const role = region.getAttribute('role');
      return region.getAttribute('aria-live') ?? (role === 'alert' ? 'assertive' : 'polite');
    };
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(REGION);
        if (!region || isHidden(region) || levelOf(region) === 'off') continue;
        const isAtomic =
          region.getAttribute('aria-atomic') === 'true' ||
          ['status', 'alert'].includes(region.getAttribute('role') ?? '');
        const added = type === 'characterData' ? [target] : [...addedNodes];
        if (added.length === 0 && !isAtomic) continue;
        for (const line of isAtomic ? [plain(region)] : added.map(plain)) {
          const whole = `${levelOf(region)}: ${line}`;
          if (line !== '' && said.at(-1) !== whole) said.push(whole);
        }
      }
    });
    const all = { subtree: true, childList: true, characterData: true };
    observer.observe(document, all);
    // Next announces a page from a shadow tree (next-route-announcer).
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attachShadow(init) {
      const root = attach.call(this, init);
      observer.observe(root, all);
      return root;
    };
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
}
