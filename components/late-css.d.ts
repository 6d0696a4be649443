/** Importing a style sheet of this name gives its address (next.config.mjs). */
declare module '#components/*.late.css' {
  const address: string;
  export default address;
}
