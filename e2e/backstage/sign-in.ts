import type { Page } from '@playwright/test';

/** Signs an organizer in by the form, in English. */
export async function signIn(page: Page, siteUrl: string, key: string, name = 'Ada'): Promise<void> {
  await page.goto(`${siteUrl}/backstage`);
  await page.locator('input[name=key]').fill(key);
  await page.locator('input[name=name]').fill(name);
  await page.getByRole('button', { name: 'Come in' }).click();
}

/** Sends the form of the sign-in page without a browser, from an address that a proxy on this machine vouches for. */
export function postKey(siteUrl: string, key: string, from = '203.0.113.7'): Promise<Response> {
  return fetch(`${siteUrl}/backstage/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': from },
    body: new URLSearchParams({ key, name: 'Ada' }),
  });
}
