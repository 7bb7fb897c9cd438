/// A store that knows whether it keeps what it is given, and can find out without anybody's help.
public protocol SelfCheckingStore: Sendable {
  /// Why the last thing that was to become durable did not, for a log; nil when it did, and while
  /// nothing has been tried. What a rule refused is no fault.
  var fault: String? { get }

  /// Tries the disk with a small durable write of the store's own, unless something has become
  /// durable since the last probe. With a fault it asks for more: the fault is taken back only when
  /// there is room to go on for a while. Returns when `fault` is up to date, however long that takes.
  func probe() async
}
