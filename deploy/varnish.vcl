vcl 4.1;

# Varnish in front of the site, as a cache of your own where there is no CDN; docs/operate.md says when that is worth it. It
# obeys the header that the site sends to CDNs (RFC 9213), so that an edit is there within seconds, and serves on for a day
# while the site is gone. `npm run long -- varnish` tries it at 5,000 requests a second.

import std;

backend marquee {
  .host = "127.0.0.1";
  .port = "8080";
  .probe = {
    # nginx answers it by itself.
    .url = "/livez";
    .interval = 1s;
    .timeout = 1s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
  }
}

sub vcl_recv {
  if (req.http.Upgrade ~ "(?i)websocket") {
    return (pipe);
  }
  if ((req.method != "GET" && req.method != "HEAD") ||
      req.url ~ "^/(?:api|backstage|healthz|live|livez|metrics)(?:[/?]|$)") {
    return (pass);
  }
  # Viewers have no cookie of this site; whatever else runs on the host may have set one.
  unset req.http.Cookie;
  # As long as the site answers, nobody gets a page that is older than these seconds while a new one is fetched.
  if (std.healthy(req.backend_hint)) {
    set req.grace = 10s;
  }
  return (hash);
}

sub vcl_pipe {
  set bereq.http.Upgrade = req.http.Upgrade;
  set bereq.http.Connection = req.http.Connection;
}

sub vcl_backend_response {
  # A fault never takes the place of a page that is still here.
  if (beresp.status >= 500 && bereq.is_bgfetch) {
    return (abandon);
  }
  if (beresp.http.CDN-Cache-Control ~ "max-age=[0-9]+") {
    set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
    set beresp.grace = 1d;
    set beresp.uncacheable = false;
    return (deliver);
  }
  # Answers of Node, and payloads at an address that is not theirs. Others who ask for the same do not wait for each other.
  set beresp.ttl = 2s;
  set beresp.uncacheable = true;
  # Server-sent events come as they are sent.
  if (bereq.url ~ "^/live(?:\?|$)") {
    set beresp.do_stream = true;
  }
  return (deliver);
}

sub vcl_deliver {
  # It is between the site and this.
  unset resp.http.CDN-Cache-Control;
  unset resp.http.Via;
  unset resp.http.X-Varnish;
}
