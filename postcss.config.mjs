import splitVariants from './postcss-variants.mjs';

export default { plugins: ['@tailwindcss/postcss', splitVariants()] };
