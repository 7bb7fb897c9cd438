internal import Base
internal import Membership
internal import Messages

/// Between messages and values: the one place that knows both.
extension RegistryV1.Instance {
  /// What an instance said of itself.
  init(_ announcement: Announcement) {
    self.init()
    instanceID = announcement.id
    namespace = announcement.name.namespace
    group = announcement.group
    service = announcement.name.service
    cluster = announcement.cluster
    host = announcement.host
    port = announcement.port
    weight = announcement.weight
    metadata = announcement.metadata
  }

  /// Everything that is known of an instance.
  init(_ instance: Instance) {
    self.init(instance.announcement)
    weight = instance.weight
    state = RegistryV1.InstanceState(instance.state)
    epoch = instance.epoch
    registeredAtMs = instance.registeredAt.milliseconds
    expiresAtMs = instance.lease.end.wall.milliseconds
    attached = instance.lease.attachment != nil
  }
}

extension RegistryV1.InstanceState {
  init(_ state: Instance.State) {
    self =
      switch state {
      case .up: .up
      case .draining: .draining
      }
  }
}

extension Announcement {
  init(_ message: RegistryV1.Instance) throws(MembershipRefusal) {
    try self.init(
      id: message.instanceID, name: ServiceName(namespace: message.namespace, service: message.service),
      group: message.group, cluster: message.cluster, host: message.host, port: message.port,
      weight: message.weight, metadata: message.metadata)
  }
}

extension RegistryV1.ConfigValue {
  init(_ key: ConfigurationKey, _ version: ConfigurationVersion) {
    self.init()
    namespace = key.namespace
    group = key.group
    self.key = key.key
    value = version.value
    self.version = version.version
    changedAtMs = version.changedAt.milliseconds
  }
}
