/**
 * Tells the site when this spreadsheet was changed, and shows here what the site made of it.
 * README.md beside this file says how to set it up. Script properties: SITE_URL and REFRESH_SECRET.
 */

/** Run once: from then on every change of the spreadsheet calls `sheetChanged`. */
// biome-ignore lint/correctness/noUnusedVariables: run by hand
function install() {
  for (const trigger of ScriptApp.getProjectTriggers()) {
    if (trigger.getHandlerFunction() === 'sheetChanged') ScriptApp.deleteTrigger(trigger);
  }
  // Not onEdit: that one hears of typing only, not of rows that are moved or deleted, nor of undo.
  ScriptApp.newTrigger('sheetChanged').forSpreadsheet(SpreadsheetApp.getActive()).onChange().create();
  sheetChanged();
}

/** What the trigger calls, with what happened. */
function sheetChanged(event) {
  const { title, text, seconds } = describe_(tellSite_(editorOf_(event)));
  SpreadsheetApp.getActive().toast(text, title, seconds);
}

/** A menu, for whoever wants to ask again. */
// biome-ignore lint/correctness/noUnusedVariables: Google runs it
function onOpen() {
  SpreadsheetApp.getUi().createMenu('Site').addItem('Send to the site now', 'sheetChanged').addToUi();
}

/**
 * The name of the one who edited: of their address the part before the @. Google tells it only of people who belong to the same
 * Google Workspace as the owner of the trigger, and of that owner; of all others it is ''.
 */
function editorOf_(event) {
  try {
    return event?.user ? event.user.getEmail().split('@')[0] : '';
  } catch {
    return '';
  }
}

/** Calls the site, signed as standardwebhooks.com describes. Returns { status, body }; status 0: not reached. */
function tellSite_(editor) {
  const properties = PropertiesService.getScriptProperties();
  const site = (properties.getProperty('SITE_URL') || '').replace(/\/+$/, '');
  const secret = properties.getProperty('REFRESH_SECRET') || '';
  if (site === '' || secret === '') return { status: -1, body: null };
  const id = Utilities.getUuid();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const payload = JSON.stringify({ type: 'sheet.changed', ...(editor !== '' && { editor: editor }) });
  const signed = bytes_(`${id}.${timestamp}.${payload}`);
  const signature = Utilities.base64Encode(Utilities.computeHmacSha256Signature(signed, key_(secret)));
  try {
    const answer = UrlFetchApp.fetch(`${site}/api/refresh`, {
      method: 'post',
      contentType: 'application/json',
      payload: payload,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      muteHttpExceptions: true,
    });
    return { status: answer.getResponseCode(), body: parse_(answer.getContentText()) };
  } catch {
    return { status: 0, body: null };
  }
}

/** What to say of an answer: a title, a sentence or more, and for how many seconds. */
function describe_(answer) {
  const body = answer.body;
  if (answer.status === -1)
    return say_('Not set up', 'Set SITE_URL and REFRESH_SECRET in the script properties.');
  if (answer.status === 401)
    return say_('The site refused', 'REFRESH_SECRET here and on the site are not the same.');
  if (answer.status === 404)
    return say_('The site refused', 'No REFRESH_SECRET is set on the site, or SITE_URL is wrong.');
  if (body === null || !Array.isArray(body.problems)) {
    return say_('The site was not reached', 'It will read the sheet by itself in a minute at the latest.');
  }
  if (!body.accepted) return say_('Not taken yet', body.reason || 'The site will try again by itself.');
  const errors = body.problems.filter((problem) => problem.severity === 'error');
  const shown = errors.concat(body.problems.filter((problem) => problem.severity !== 'error')).slice(0, 3);
  if (shown.length === 0)
    return { title: 'On the site', text: 'The sheet was read, without problems.', seconds: 4 };
  const more = body.problems.length - shown.length;
  const lines = shown.map((problem) => problem.message);
  if (more > 0) lines.push(`And ${more} more: see backstage.`);
  return say_(
    errors.length > 0 ? 'On the site, but something is wrong' : 'On the site, with a question',
    lines.join('\n'),
  );
}

function say_(title, text) {
  return { title: title, text: text, seconds: 15 };
}

/** The bytes of a secret: what follows `whsec_` is base64, all else is taken as it is. */
function key_(secret) {
  return secret.startsWith('whsec_') ? Utilities.base64Decode(secret.slice(6)) : bytes_(secret);
}

function bytes_(text) {
  return Utilities.newBlob(text).getBytes();
}

function parse_(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
