package dev.retort.hibernate;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.View;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.type.SqlTypes;

/** Entities with something wrong or remarkable about them. */
@SuppressWarnings("deprecation") // @GenericGenerator, which applications still have
final class RejectedModels {

    private RejectedModels() {}

    @Embeddable
    static class NoEntity {
        String text;
    }

    @Entity(name = "NoId")
    static class NoId {
        String text;
    }

    static class Unmapped {}

    @Entity(name = "ToUnmapped")
    static class ToUnmapped {
        @Id long id;
        @ManyToOne Unmapped target;
    }

    @Entity(name = "Repeated")
    static class Repeated {
        @Id long id;

        @Column(name = "text")
        String one;

        @Column(name = "text")
        String two;
    }

    @Entity(name = "Twice")
    static class Twice {
        @Id long id;
    }

    @Entity(name = "Twice")
    static class TwiceAgain {
        @Id long id;
    }

    @Entity(name = "NoDdlType")
    static class NoDdlType {
        @Id long id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        float[] embedding;
    }

    static class Throwing implements AttributeConverter<String, String> {
        Throwing() {
            throw new IllegalStateException("no converter today");
        }

        @Override
        public String convertToDatabaseColumn(String value) {
            return value;
        }

        @Override
        public String convertToEntityAttribute(String value) {
            return value;
        }
    }

    @Entity(name = "BadConverter")
    static class BadConverter {
        @Id long id;

        @Convert(converter = Throwing.class)
        String text;
    }

    /** As Spring or Quarkus creates it, with what it asks for. */
    static class Injected implements AttributeConverter<String, String> {
        private final String prefix;

        Injected(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String convertToDatabaseColumn(String value) {
            return prefix + value;
        }

        @Override
        public String convertToEntityAttribute(String value) {
            return value.substring(prefix.length());
        }
    }

    @Entity(name = "InjectedConverter")
    static class InjectedConverter {
        @Id long id;

        @Convert(converter = Injected.class)
        String text;
    }

    /** As those are that want something of the application. */
    public static final class Unserved extends SequenceStyleGenerator {
        public Unserved() {
            throw new IllegalStateException("nobody says where to begin");
        }
    }

    @Entity(name = "Unnumbered")
    static class Unnumbered {
        @Id
        @GeneratedValue(generator = "numbers")
        @GenericGenerator(name = "numbers", type = Unserved.class)
        long id;
    }

    @Entity(name = "UnnumberedToo")
    static class UnnumberedToo {
        @Id
        @GeneratedValue(generator = "more_numbers")
        @GenericGenerator(name = "more_numbers", type = Unserved.class)
        long id;
    }

    @Entity(name = "SameOnceFolded")
    static class SameOnceFolded {
        @Id long id;

        @Column(name = "Text")
        String one;

        @Column(name = "\"text\"")
        String two;
    }

    @Entity(name = "DefaultAndGenerated")
    static class DefaultAndGenerated {
        @Id long id;

        @ColumnDefault("1")
        @GeneratedColumn("id + 1")
        long next;
    }

    @Entity(name = "SameIndexTwice")
    @Table(indexes = {@Index(name = "Ix", columnList = "a"), @Index(name = "ix", columnList = "b")})
    static class SameIndexTwice {
        @Id long id;
        String a;
        String b;
    }

    @Entity(name = "Overview")
    @View(query = "select id from Unclear")
    static class Overview {
        @Id long id;
    }

    @Entity(name = "Unclear")
    static class Unclear {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "hilo")
        @TableGenerator(name = "hilo")
        long id;

        @Column(columnDefinition = "timestamp references moments")
        Instant at;
    }

    @Entity(name = "One")
    @Table(indexes = @Index(name = "by_name", columnList = "name"))
    static class SameNameHere {
        @Id long id;
        String name;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "to_parent"))
        SameNameHere mother;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "to_parent"))
        SameNameHere father;
    }

    @Entity(name = "Other")
    @Table(uniqueConstraints = @UniqueConstraint(name = "By_Name", columnNames = "label"))
    static class SameNameThere {
        @Id long id;
        String label;
    }

    @Entity(name = "LostIndex")
    @Table(indexes = @Index(name = "by_titel", columnList = "titel"))
    static class LostIndex {
        @Id long id;
        String title;
    }

    @Entity(name = "Copied")
    @Table(name = "original")
    static class Copied {
        @Id long id;
        String one;
    }

    @Entity(name = "Original")
    @Table(name = "original")
    static class Original {
        @Id long id;
        String other;
    }
}
