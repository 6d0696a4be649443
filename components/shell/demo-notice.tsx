/** Says that this is the demo, and how to make it one's own. */
export function DemoNotice() {
  return (
    <details className="notice">
      <summary>
        This is the demo: a sample sheet, a test card, a chat on this machine. <span>Connect your sheet</span>
      </summary>
      <ol>
        <li>
          Copy the template in <code>public/template/</code> into a Google Sheet and write your shows in it.
        </li>
        <li>Share the sheet: anyone with the link may view.</li>
        <li>
          Make an API key with access to the Google Sheets API, and put it into <code>.env</code> as{' '}
          <code>GOOGLE_API_KEY</code>.
        </li>
        <li>
          Put the long part of the address of the sheet into <code>.env</code> as <code>SHEET_ID</code>.
        </li>
        <li>
          Start again with <code>npm start</code>. The README has the details, and how to connect your chat.
        </li>
      </ol>
    </details>
  );
}
