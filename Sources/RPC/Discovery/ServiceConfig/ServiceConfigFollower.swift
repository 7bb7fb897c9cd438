public import Base
internal import Messages
public import RPCCore

/// Keeps channels at the service config that the registry holds: the configuration value of the group
/// `service-config` whose key is the service's name, pushed at once after every change.
public final class ServiceConfigFollower: Sendable {
  /// What happened, for a log.
  public enum Event: Sendable {
    case changed(service: String, version: Int64)
    /// The last good one stays.
    case refused(service: String, version: Int64, ServiceConfigError)
    case watchLost(service: String, any Error)
  }

  /// The group of the configuration values.
  public static let group = "service-config"

  private let loop: any Loop
  private let registry: RegistryV1.RegistryServiceClient
  private let namespace: String
  private let report: @Sendable (Event) -> Void

  /// - Parameters:
  ///   - registry: the channel to the registry itself.
  ///   - namespace: empty for `default`.
  public init(
    loop: any Loop, registry: any Channel, namespace: String = "",
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.loop = loop
    self.registry = RegistryV1.RegistryServiceClient(registry)
    self.namespace = namespace
    self.report = report
  }

  /// Hands every good config of `service` to `apply`, until the task is cancelled. While the registry
  /// is away the last one stays.
  public func run(for service: String, apply: @escaping @Sendable (ServiceConfig) -> Void) async {
    var request = RegistryV1.WatchConfigRequest()
    request.namespace = namespace
    request.group = Self.group
    request.key = service
    let (failures, last) = (Locked(0), Locked(Int64(0)))
    while !Task.isCancelled {
      do {
        try await registry.watchConfig(request, CallOptions(timeout: Limits.unnamedStreamTimeout)) { value in
          failures.withLock { $0 = 0 }
          // A watch that comes back begins with the value that is known.
          let isNew = last.withLock { last in
            defer { last = value.version }
            return last != value.version
          }
          if isNew { self.take(service, value, apply) }
        }
      } catch {
        if Task.isCancelled { return }
        report(.watchLost(service: service, error))
      }
      let count = failures.withLock { failures in
        defer { failures += 1 }
        return failures
      }
      do { try await loop.sleep(for: DiscoveryLimits.delay(after: count, loop.next())) } catch { return }
    }
  }

  private func take(_ service: String, _ value: RegistryV1.ConfigValue, _ apply: (ServiceConfig) -> Void) {
    do throws(ServiceConfigError) {
      apply(try ServiceConfig(parsing: value.value))
      report(.changed(service: service, version: value.version))
    } catch {
      report(.refused(service: service, version: value.version, error))
    }
  }
}
