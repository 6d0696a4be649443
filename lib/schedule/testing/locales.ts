/** The locales that Google Sheets offers, as far as Intl knows them, and those of neighbouring languages. */
export const LOCALES =
  'ar-EG ar-SA az-AZ be-BY bg-BG bn-IN ca-ES cs-CZ cy-GB da-DK de-DE de-AT de-CH el-GR en-AU en-CA en-GB en-IE en-IN en-US en-ZA es-AR es-ES es-MX et-EE eu-ES fa-IR fi-FI fil-PH fr-CA fr-CH fr-FR gl-ES gu-IN he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP ka-GE kk-KZ kn-IN ko-KR lt-LT lv-LV mk-MK ml-IN mn-MN mr-IN ms-MY my-MM nb-NO ne-NP nl-NL nn-NO pa-IN pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sq-AL sr-RS sv-SE sw-KE ta-IN te-IN th-TH tr-TR uk-UA ur-PK uz-UZ vi-VN zh-CN zh-HK zh-TW'.split(
    ' ',
  );
