// What a click tells. Every value becomes a text node.
(function (HH) {
  const el = HH.el;

  function card(title, rows, more) {
    const filled = rows.filter(function ([, value]) {
      return value !== null && value !== undefined && value !== "";
    });
    return el("div", { class: "card" }, [
      el("h3", {}, [title]),
      el("dl", {}, filled.flatMap(function ([name, value]) {
        return [el("dt", {}, [name]), el("dd", {}, [String(value)])];
      })),
    ].concat(more || []));
  }

  function band(place) {
    if (!place.band) return null;
    const names = {
      certain: HH.say("certain"), borderline: HH.say("borderline"),
      beyond: HH.say("beyond"), unreachable: HH.say("unreachable"),
    };
    const minutes = place.response_min === null ? "" : " · " + place.response_min + " min";
    const missing = place.missing_min ? " (+" + place.missing_min + ")" : "";
    return names[place.band] + minutes + missing;
  }

  HH.popups = {
    enterprise: function (e) {
      const style = HH.data.style.enterprises[e.colour];
      const permits = { key: HH.say("key management"),
        simplified: HH.say("simplified management"), registered: HH.say("registered only") };
      return card(e.name, [
        [HH.say("Code"), style ? HH.say(style.name) : e.colour],
        [HH.say("Permit code"), e.id],
        [HH.say("Industry"), e.industry],
        [HH.say("Permit class"), permits[e.permit] || e.permit],
        [HH.say("Unit"), e.unit],
        [HH.say("Positive list"), e.positive ? HH.say("yes") : null],
        [HH.say("Last check"), e.last_check],
        [HH.say("First squad there"), band(e)],
      ]);
    },
    unit: function (u) {
      const kinds = { town: HH.say("town"), township: HH.say("township"),
        street: HH.say("street"), park: HH.say("park") };
      return card(u.name, [
        [HH.say("Kind"), kinds[u.kind] || u.kind], [HH.say("Code number"), u.code],
        [HH.say("Squad"), u.squad], [HH.say("First squad there"), band(u)],
      ]);
    },
    squad: function (s) {
      return card(s.name, [
        [HH.say("Brigade"), s.brigade], [HH.say("Turn-out"), s.turnout_min + " min"],
      ]);
    },
    brigade: function (b) {
      const levels = { city: HH.say("city"), county: HH.say("county") };
      return card(b.name, [[HH.say("Level"), levels[b.level] || b.level]]);
    },
    post: function (p) {
      return card(p.name, [[HH.say("Theme"), p.theme]]);
    },
    neighbour: function (n) {
      return card(n.name, [[HH.say("District"), n.district]]);
    },
    zone: function (z) {
      return card(z.name, [
        [HH.say("Side"), z.district], [HH.say("Width"), z.width_m + " m"],
        [HH.say("Area"), z.area_km2 + " km²"], [HH.say("Agreement"), z.agreement],
        [HH.say("Valid"), z.valid_from ? z.valid_from + " – " + z.valid_to : null],
        [HH.say("State"), z.in_force ? HH.say("in force") : HH.say("not in force")],
      ]);
    },
    closure: function (c) {
      return card(HH.say("Road closed") + " " + c.id, [
        [HH.say("Reason"), c.reason], [HH.say("Closed from"), c.from],
        [HH.say("Open again at"), c.until], [HH.say("Source"), c.source],
      ]);
    },
    unserved: function (v) {
      return card(v.name, [
        [HH.say("Items"), v.items.join(HH.say(", "))],
        [HH.say("Mandatory"), v.mandatory ? HH.say("yes") : HH.say("no")],
        [HH.say("Why not planned"), HH.pick(v.reason)],
      ]);
    },
    stop: function (stop, crew) {
      return card((stop.n ? stop.n + " · " : "") + stopName(stop), [
        [HH.say("Crew"), crew.name],
        [HH.say("Items"), (stop.items || []).join(HH.say(", "))],
        [HH.say("Arrival – departure"), stop.arrive + " – " + stop.depart],
        [HH.say("Inspection"), stop.start ? stop.start + " – " + stop.end : null],
        [HH.say("Can be broken off"), stop.kind === "visit" ? breakable(stop) : null],
        [HH.say("Mandatory"), stop.mandatory ? HH.say("yes") : null],
      ]);
    },
    crew: function (crew) {
      return card(crew.name, [
        [HH.say("Squad"), crew.squad], [HH.say("Officers"), crew.officers],
        [HH.say("Shift"), crew.from + " – " + crew.to],
        [HH.say("Skills"), crew.skills.join(HH.say(", "))],
        [HH.say("Driving"), crew.drive_min + " min · " + crew.drive_km + " km"],
      ], [stopTable(crew)]);
    },
  };

  function breakable(stop) {
    return stop.break_off_min === null
      ? HH.say("no") : HH.say("yes, in") + " " + stop.break_off_min + " min";
  }

  function stopName(stop) {
    const names = { home: HH.say("At home, on call"), lunch: HH.say("Lunch, on call"),
      standby: HH.say("Stand-by") };
    return stop.kind === "visit" ? stop.label : names[stop.kind] || stop.label;
  }

  function stopTable(crew) {
    const head = [HH.say("No."), HH.say("Stop"), HH.say("Items"),
      HH.say("Arrival – departure"), HH.say("Can be broken off")];
    return el("table", {}, [
      el("thead", {}, [el("tr", {}, head.map(function (h) { return el("th", {}, [h]); }))]),
      el("tbody", {}, crew.stops.map(function (stop) {
        const cells = [stop.n || "", stopName(stop), (stop.items || []).join(HH.say(", ")),
          stop.arrive + "–" + stop.depart, stop.kind === "visit" ? breakable(stop) : ""];
        return el("tr", { class: stop.kind }, cells.map(function (text) {
          return el("td", {}, [String(text)]);
        }));
      })),
    ]);
  }
})(HalfHour);
