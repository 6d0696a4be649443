// Utilities with a condition ("md:block", "hover:underline") get a layer of their own above the plain ones. Each part of the
// site that is loaded later brings the utilities it needs, and some of them again. Without this layer a plain utility that
// came last would win over a conditional one of the first style sheet.

const CLASS = /\.((?:\\.|[\w-]|[^\x00-\x7f])+)/u;

/** Whether a rule of Tailwind's, or the first rule inside it, is for a utility with a condition. */
function isConditional(node) {
  if (node.type === 'atrule') return node.nodes?.some(isConditional) ?? false;
  if (node.type !== 'rule') return false;
  const name = CLASS.exec(node.selector)?.[1]?.replaceAll(/\\(.)/gu, '$1') ?? '';
  // A colon in brackets is part of a value.
  return name.replaceAll(/\[[^\]]*\]|\([^)]*\)/gu, '').includes(':');
}

/** Variables that utilities set for other ones of Tailwind's, which no part uses: a tenth of a small sheet. */
const UNREAD = /^--tw-(?:font-weight|tracking)$/;

function dropUnread(root) {
  root.walkDecls(UNREAD, (declaration) => declaration.remove());
  root.walkAtRules('property', (rule) => {
    if (UNREAD.test(rule.params)) rule.remove();
  });
}

export default function splitVariants() {
  return {
    postcssPlugin: 'split-variants',
    OnceExit(root) {
      dropUnread(root);
      root.walkAtRules('layer', (layer) => {
        if (layer.params !== 'utilities') return;
        const conditional = layer.nodes?.filter(isConditional) ?? [];
        if (conditional.length === 0) return;
        const own = layer.clone({ params: 'variants', nodes: [] });
        own.append(conditional);
        layer.after(own);
      });
    },
  };
}
splitVariants.postcss = true;
