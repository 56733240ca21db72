// The page alive: hears of each new state of the plan, and shows it in place of the old one; says what is wrong.
{
  let shown = "MARK";
  const bar = h("div", { role: "status" });
  Object.assign(bar.style, {
    position: "fixed", insetInline: "0", bottom: "0", zIndex: "9", maxHeight: "40vh", overflow: "auto", background: "#8a1c1c",
    color: "#fff", fontSize: ".875rem", lineHeight: "1.5", overflowWrap: "anywhere",
  });
  document.body.append(bar);

  const tell = (lines) => {
    bar.replaceChildren(...lines.map((line) => h("p", null, t(line))));
    bar.style.padding = lines.length ? ".75rem 1.5rem" : "0";
    document.body.style.paddingBottom = `${bar.offsetHeight}px`;
  };

  const events = new EventSource("changes");
  events.addEventListener("message", async ({ data: mark }) => {
    if (mark === shown) return;
    const answer = await fetch("data");
    if (!answer.ok) return;
    replaceData(await answer.json());
    shown = mark;
    tell(data.trouble);
  });
  events.addEventListener("open", () => tell(data.trouble));
  events.addEventListener("error", () => tell([LOST]));
  tell(data.trouble);
}
