package dev.retort.codegen;

import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.revision.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The way there and back: a draft as source in a folder, and what comes out of it compiled. */
record WrittenTwice(RevisionFile file, List<Operation> upgrade, List<Operation> downgrade) {

    static WrittenTwice of(Path folder, RevisionDraft draft) {
        return of(folder, draft, StaticImports.STAR);
    }

    static WrittenTwice of(Path folder, RevisionDraft draft, StaticImports imports) {
        try {
            Files.writeString(
                    folder.resolve(draft.className() + ".java"),
                    RevisionWriter.write(draft, imports));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RevisionFolder read = RevisionFolder.read(List.of(folder));
        RevisionFile file = read.revisions().get(0);
        Migration migration =
                new RevisionCompiler(null, List.of()).compile(read, List.of(file)).get(file.id());
        return new WrittenTwice(
                file, Op.record(migration::upgrade), Op.record(migration::downgrade));
    }

    static RevisionDraft draft(String message, List<Operation> up, List<Operation> down) {
        return new RevisionDraft(
                "abc", List.of(), List.of(), List.of(), message, "db.revisions", "Rev1", up, down);
    }
}
