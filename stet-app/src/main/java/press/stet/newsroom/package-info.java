/** What is true: stories, revisions, people, sections, attribution, corrections, workflow and schedule. */
@NullMarked
@ApplicationModule(
        displayName = "newsroom",
        allowedDependencies = {"kernel", "jobs", "audit", "identity", "media"})
package press.stet.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
