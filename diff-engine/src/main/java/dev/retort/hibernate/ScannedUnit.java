package dev.retort.hibernate;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * The persistence unit that a framework makes of the classes it found, without a {@code
 * persistence.xml}.
 */
final class ScannedUnit implements PersistenceUnitInfo {

    private static final String PACKAGE_INFO = ".package-info";

    private final ReadRequest request;

    ScannedUnit(ReadRequest request) {
        this.request = request;
    }

    @Override
    public String getPersistenceUnitName() {
        return "default";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return "org.hibernate.jpa.HibernatePersistenceProvider";
    }

    /** Of Jakarta Persistence 3.2; what this is compiled against does not have it. */
    @SuppressWarnings("unused")
    public String getScopeAnnotationName() {
        return null;
    }

    /** Of Jakarta Persistence 3.2; what this is compiled against does not have it. */
    @SuppressWarnings("unused")
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return null;
    }

    @Override
    public List<String> getMappingFileNames() {
        return request.mappingFiles();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    /** None, so that nothing is scanned: the framework has done that. */
    @Override
    public URL getPersistenceUnitRootUrl() {
        return null;
    }

    /** Packages go by their own names: Hibernate tries each as a class and then as a package. */
    @Override
    public List<String> getManagedClassNames() {
        return request.classNames().stream()
                .map(
                        name ->
                                name.endsWith(PACKAGE_INFO)
                                        ? name.substring(0, name.length() - PACKAGE_INFO.length())
                                        : name)
                .toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.UNSPECIFIED;
    }

    /** {@code null}: the setting decides, and where there is none the provider's default. */
    @Override
    public ValidationMode getValidationMode() {
        return null;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
        return Thread.currentThread().getContextClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // Bytecode enhancement changes no schema.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return null;
    }
}
