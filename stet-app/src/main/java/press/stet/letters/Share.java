package press.stet.letters;

import java.util.UUID;

/** A batch that this node holds the lease of. */
record Share(RecordRows.Batch batch, UUID lease) {}
