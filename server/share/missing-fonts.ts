import { missingScripts } from './draw.ts';

// A program of its own that ends at once, because the drawing library takes some 60 MB, and a site may never be asked for a
// share picture.
console.log(JSON.stringify(missingScripts()));
