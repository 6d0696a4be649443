// Drives the site's chat for a black-box bench, by the names that people who cannot see the page know it by.
const heading = (page) => page.getByRole('heading', { name: /^Members/ });
const digits = (text) => Number(text.replace(/\D/g, ''));

export default {
  path: () => '/',
  async join(page, { nick }) {
    await page.getByLabel('Nickname').fill(nick);
    await page.getByRole('button', { name: 'Join chat' }).click();
    await heading(page).waitFor();
  },
  loaded: (page, { members }) =>
    page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('h3')].some(
          ({ textContent }) =>
            /^Members/.test(textContent) && Number(textContent.replace(/\D/g, '')) >= wanted,
        ),
      members,
    ),
  composer: (page) => page.getByRole('textbox', { name: 'Message' }),
  count: async (page) => digits(await heading(page).textContent()),
};
