// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension AdminV1.GetStatisticsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_GetStatisticsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_GetStatisticsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_GetStatisticsRequest>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension AdminV1.Statistics {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_Statistics__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_Statistics.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_Statistics>) {
    self.init()
    self.role = readText(c.pointee.role.data, c.pointee.role.len)
    self.sinceMs = c.pointee.since_ms
    self.openConnections = c.pointee.open_connections
    self.openCalls = c.pointee.open_calls
    self.methods = readMessages(c.pointee.n_methods, c.pointee.methods) { AdminV1.MethodStatistics(c: $0) }
    self.subchannels = readMessages(c.pointee.n_subchannels, c.pointee.subchannels) { AdminV1.Subchannel(c: $0) }
    self.admission = readMessage(c.pointee.admission) { AdminV1.Admission(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.role.isEmpty { wire.text(1, self.role) }
    if self.sinceMs != 0 { wire.field(2, varint: UInt64(bitPattern: self.sinceMs)) }
    if self.openConnections != 0 { wire.field(3, varint: UInt64(self.openConnections)) }
    if self.openCalls != 0 { wire.field(4, varint: UInt64(self.openCalls)) }
    for item in self.methods { wire.message(5) { item.write(to: &$0) } }
    for item in self.subchannels { wire.message(6) { item.write(to: &$0) } }
    if let value = self.admission { wire.message(7) { value.write(to: &$0) } }
  }
}

extension AdminV1.Admission {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_Admission__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_Admission.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_Admission>) {
    self.init()
    self.limit = c.pointee.limit
    self.running = c.pointee.running
    self.waiting = c.pointee.waiting
    self.isBusy = c.pointee.is_busy != 0
    self.shed = readMessages(c.pointee.n_shed, c.pointee.shed) { AdminV1.ShedCount(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.limit != 0 { wire.field(1, varint: UInt64(self.limit)) }
    if self.running != 0 { wire.field(2, varint: UInt64(self.running)) }
    if self.waiting != 0 { wire.field(3, varint: UInt64(self.waiting)) }
    if self.isBusy { wire.field(4, varint: self.isBusy ? 1 : 0) }
    for item in self.shed { wire.message(5) { item.write(to: &$0) } }
  }
}

extension AdminV1.ShedCount {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_ShedCount__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_ShedCount.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_ShedCount>) {
    self.init()
    self.priority = readText(c.pointee.priority.data, c.pointee.priority.len)
    self.calls = c.pointee.calls
  }

  func write(to wire: inout WireWriter) {
    if !self.priority.isEmpty { wire.text(1, self.priority) }
    if self.calls != 0 { wire.field(2, varint: UInt64(bitPattern: self.calls)) }
  }
}

extension AdminV1.MethodStatistics {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_MethodStatistics__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_MethodStatistics.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_MethodStatistics>) {
    self.init()
    self.path = readText(c.pointee.path.data, c.pointee.path.len)
    self.open = c.pointee.open
    self.statuses = readMessages(c.pointee.n_statuses, c.pointee.statuses) { AdminV1.StatusCount(c: $0) }
    self.medianUs = c.pointee.median_us
    self.p99Us = c.pointee.p99_us
    self.longestUs = c.pointee.longest_us
  }

  func write(to wire: inout WireWriter) {
    if !self.path.isEmpty { wire.text(1, self.path) }
    if self.open != 0 { wire.field(2, varint: UInt64(self.open)) }
    for item in self.statuses { wire.message(3) { item.write(to: &$0) } }
    if self.medianUs != 0 { wire.field(4, varint: UInt64(bitPattern: self.medianUs)) }
    if self.p99Us != 0 { wire.field(5, varint: UInt64(bitPattern: self.p99Us)) }
    if self.longestUs != 0 { wire.field(6, varint: UInt64(bitPattern: self.longestUs)) }
  }
}

extension AdminV1.StatusCount {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_StatusCount__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_StatusCount.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_StatusCount>) {
    self.init()
    self.status = readText(c.pointee.status.data, c.pointee.status.len)
    self.calls = c.pointee.calls
  }

  func write(to wire: inout WireWriter) {
    if !self.status.isEmpty { wire.text(1, self.status) }
    if self.calls != 0 { wire.field(2, varint: UInt64(bitPattern: self.calls)) }
  }
}

extension AdminV1.Subchannel {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(AdminV1_Subchannel__table())) { message in
      Self(c: message.assumingMemoryBound(to: AdminV1_Subchannel.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<AdminV1_Subchannel>) {
    self.init()
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.address = readText(c.pointee.address.data, c.pointee.address.len)
    self.state = readText(c.pointee.state.data, c.pointee.state.len)
    self.openCalls = c.pointee.open_calls
    self.calls = c.pointee.calls
    self.failed = c.pointee.failed
    self.lastError = readText(c.pointee.last_error.data, c.pointee.last_error.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.service.isEmpty { wire.text(1, self.service) }
    if !self.instanceID.isEmpty { wire.text(2, self.instanceID) }
    if !self.address.isEmpty { wire.text(3, self.address) }
    if !self.state.isEmpty { wire.text(4, self.state) }
    if self.openCalls != 0 { wire.field(5, varint: UInt64(self.openCalls)) }
    if self.calls != 0 { wire.field(6, varint: UInt64(bitPattern: self.calls)) }
    if self.failed != 0 { wire.field(7, varint: UInt64(bitPattern: self.failed)) }
    if !self.lastError.isEmpty { wire.text(8, self.lastError) }
  }
}
