package press.stet.theme;

/** One page of print, complete: everything a template may show. A theme turns it into HTML and asks nobody anything. */
public sealed interface PageModel
        permits StoryPage,
                FrontPage,
                ListPage,
                ArchiveIndex,
                CorrectionsPage,
                TextPage,
                LettersPage,
                SearchPage,
                CheckPage,
                NotFoundPage {

    /** What all pages of one language edition share. */
    SiteModel site();

    /** Where this page lies in the edition. */
    Place place();
}
