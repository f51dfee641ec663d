package dev.retort.cli.action;

import dev.retort.codegen.RevisionFile;
import dev.retort.dialect.Dialect;
import dev.retort.diff.BeforeAndAfter;
import dev.retort.diff.dependents.RecreatedObjects;
import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.StepResult;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Unmapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things of the engine as the maps that JSON is made of; the names are a contract. */
final class Facts {

    private Facts() {}

    /**
     * @param shownFile the path as messages give it
     * @param current whether a version row names it; null when no database was asked
     * @param applied whether it is applied; null when no database was asked
     */
    static Map<String, Object> revision(
            RevisionFile file, String shownFile, boolean head, Boolean current, Boolean applied) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("id", file.id());
        fact.put("revises", file.revises());
        fact.put("dependsOn", file.dependsOn());
        fact.put("branchLabels", file.branchLabels());
        fact.put("message", file.message());
        fact.put("file", shownFile);
        fact.put("head", head);
        fact.put("current", current);
        fact.put("applied", applied);
        return fact;
    }

    static List<Map<String, Object>> steps(List<StepResult> steps) {
        return steps.stream().map(Facts::step).toList();
    }

    private static Map<String, Object> step(StepResult step) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("revision", step.revision());
        fact.put("direction", step.direction().word());
        fact.put("message", step.message());
        fact.put("statements", step.statements().size());
        fact.put("seconds", step.duration().toMillis() / 1000.0);
        return fact;
    }

    static List<Map<String, Object>> operations(
            List<BeforeAndAfter> operations,
            RecreatedObjects recreated,
            Dialect dialect,
            WhereFrom whereFrom) {
        return operations.stream()
                .map(
                        each ->
                                operation(
                                        each,
                                        recreated.remark(each.operation()),
                                        dialect,
                                        whereFrom))
                .toList();
    }

    private static Map<String, Object> operation(
            BeforeAndAfter sides,
            RecreatedObjects.Remark remark,
            Dialect dialect,
            WhereFrom whereFrom) {
        Operation operation = sides.operation();
        OperationName name = OperationName.of(operation);
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("operation", name.operation());
        fact.put("table", name.table());
        fact.put("name", name.name());
        fact.put("description", Description.of(operation));
        fact.put("before", sides.before());
        fact.put("after", sides.after());
        fact.put("sql", dialect.sql(operation));
        fact.put("destructive", name.isDestructive());
        fact.put("putsBack", remark.putBack());
        fact.put("leavesOpen", remark.open());
        fact.put("takesAlong", remark.along());
        fact.put("origin", whereFrom.fact(operation).orElse(null));
        return fact;
    }

    static Map<String, Object> inTheWay(ConflictingRows.Finding finding) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("revision", finding.step().id());
        fact.put("operation", Description.of(finding.prepared().operation()));
        fact.put("place", finding.prepared().place());
        fact.put("table", finding.obstacle().table().toString());
        fact.put("count", finding.count());
        fact.put("description", finding.sentence());
        fact.put("sql", finding.obstacle().query());
        return fact;
    }

    static List<Map<String, Object>> kept(List<Kept> kept) {
        return kept.stream().map(Facts::kept).toList();
    }

    private static Map<String, Object> kept(Kept kept) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("kind", kept.kind());
        fact.put("name", kept.name());
        fact.put("table", kept.table() == null ? null : kept.table().toString());
        fact.put("property", kept.property());
        fact.put("value", kept.value());
        fact.put("problem", kept.problem());
        return fact;
    }

    static List<Map<String, Object>> beside(List<Beside> others) {
        return others.stream().map(Facts::beside).toList();
    }

    private static Map<String, Object> beside(Beside other) {
        Unmapped object = other.object();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("kind", object.kind());
        fact.put("name", object.name());
        fact.put("table", object.table() == null ? null : object.table().toString());
        fact.put("definition", object.definition());
        fact.put("dependsOn", object.dependsOn().stream().map(Facts::reference).toList());
        fact.put("side", other.side().word());
        return fact;
    }

    private static Map<String, Object> reference(Unmapped.Reference reference) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("kind", reference.kind());
        fact.put("name", reference.name());
        return fact;
    }
}
