package press.stet.theme;

/** Where a reader has a file checked that was passed on by hand: it stands at every door, and in what the worker keeps. */
public record CheckPage(SiteModel site, Place place) implements PageModel {}
