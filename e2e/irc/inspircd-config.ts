export type InspircdPorts = { irc: number; webSocket: number; link: number };

/** The password that the services stand-in and the server send each other when they link. */
export const LINK_PASSWORD = 'link-for-tests';
export const OPER = { name: 'warden', password: 'warden-for-tests' };

/**
 * A configuration for InspIRCd 3 on loopback, for tests: any origin, no flood control, everybody from one address.
 * `extra` is put at the end: more modules, other limits.
 */
export function inspircdConfig({ irc, webSocket, link }: InspircdPorts, extra = ''): string {
  const modules = [
    'sha1',
    'websocket',
    'cap',
    'ircv3',
    'ircv3_accounttag',
    'ircv3_batch',
    'ircv3_capnotify',
    'ircv3_chghost',
    'ircv3_ctctags',
    'ircv3_echomessage',
    'ircv3_invitenotify',
    'ircv3_labeledresponse',
    'ircv3_msgid',
    'ircv3_servertime',
    'namesx',
    'uhnames',
    'setname',
    'monitor',
    'services_account',
    'sasl',
    'chanhistory',
    'botmode',
    'customprefix',
    'muteban',
    'stripcolor',
    'chghost',
    'deaf',
    'samode',
    'alias',
    'spanningtree',
  ];
  return `<config format="xml">
<server name="irc.marquee.test" description="Marquee's tests" network="MarqueeTest" id="7MQ">
<admin name="Tests" nick="tests" email="tests@localhost">

<bind address="127.0.0.1" port="${irc}" type="clients">
<bind address="127.0.0.1" port="${webSocket}" type="clients" hook="websocket">
<bind address="127.0.0.1" port="${link}" type="servers">

${modules.map((name) => `<module name="${name}">`).join('\n')}
<websocket defaultmode="text">
<wsorigin allow="*">
<ircv3 accountnotify="yes" awaynotify="yes" extendedjoin="yes">
<sasl target="services.marquee.test" requiressl="no">
<chanhistory bots="yes" maxlines="200" prefixmsg="no" enableumode="yes">
<customprefix name="halfop" letter="h" prefix="%" rank="20000" ranktoset="30000">
<deaf bypasschars="" bypasscharsuline="" privdeafuline="no">
<alias text="NICKSERV" replace="PRIVMSG $requirement :$2-" requires="NickServ" uline="yes">

<link name="services.marquee.test" ipaddr="127.0.0.1" port="7" allowmask="127.0.0.0/8"
      sendpass="${LINK_PASSWORD}" recvpass="${LINK_PASSWORD}">
<link name="crowd.marquee.test" ipaddr="127.0.0.1" port="7" allowmask="127.0.0.0/8"
      sendpass="${LINK_PASSWORD}" recvpass="${LINK_PASSWORD}">
<uline server="services.marquee.test" silent="yes">

<connect name="loopback" allow="*" timeout="60" pingfreq="5m"
         hardsendq="64M" softsendq="64M" recvq="4M" threshold="100000" commandrate="1000000" fakelag="no"
         localmax="20000" globalmax="20000" limit="20000" maxconnwarn="no" maxchans="100"
         resolvehostnames="no" useident="no" useconnectban="no">
<performance somaxconn="4096" softlimit="20000" clonesonconnect="no" quietbursts="yes">
<dns server="127.0.0.1" timeout="1s" enabled="no">
<options prefixquit="Quit: " splitwhois="no" hostintopic="no" defaultmodes="not" syntaxhints="no" welcomenotice="no">
<limits maxnick="30" maxchan="64" maxmodes="5" maxident="11" maxhost="64" maxquit="255" maxtopic="330"
        maxkick="300" maxreal="130" maxaway="200" maxline="512">
<security hideserver="" userstats="Pu" hidesplits="no" hideulines="no" maxtargets="20" runasuser="" runasgroup="">
<class name="All" commands="*" privs="*" usermodes="*" chanmodes="*" snomasks="*">
<type name="Warden" classes="All">
<oper name="${OPER.name}" password="${OPER.password}" host="*@127.0.0.1" type="Warden">
${extra}
`;
}
