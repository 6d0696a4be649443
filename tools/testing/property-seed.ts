import fc from 'fast-check';

// `npm test` tries the same cases each time, so that a commit is judged by what it changes. Other cases:
// `npm run long -- properties`, which sets PROPERTY_SEED.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_129) });
