import { missingScripts } from './draw.ts';

// A program of its own, which ends at once: what draws takes some 60 MB, and a site may never be asked for a share picture.
console.log(JSON.stringify(missingScripts()));
