internal import Base
internal import Logging
internal import Messages
internal import RPCCore
internal import RPCNetwork
internal import RPCTelemetry
internal import Telemetry

/// What a process tells of the calls that one of its roles answers, however they come in: over the
/// network or from another role of the process.
struct RoleTelemetry: Sendable {
  /// For `onsale rpc stats`.
  let calls: CallStatistics
  /// Counts, traces and times a call; to be the first of every server's.
  let interceptors: [any ServerInterceptor]

  init(_ hosted: HostedRole, log: Logger) {
    let loop = hosted.loop
    calls = CallStatistics(clock: loop)
    let methods = hosted.definitions.flatMap { $0.methods.map(\.descriptor) }
    interceptors = [
      calls, CallTracing(dice: loop, spans: SpanSink(log: log, clock: loop)),
      CallMetrics(
        clock: loop, methods: methods + AdminV1.StatisticsServiceMethods.all + Array(HealthService.methods)),
    ]
  }

  /// What a process does with the calls that it makes itself.
  static func callers(_ loop: any Loop, log: Logger) -> [any ClientInterceptor] {
    [ClientTracing(dice: loop, spans: SpanSink(log: log, clock: loop)), ClientMetrics(clock: loop)]
  }
}

extension SpanSink {
  /// Spans as log lines of level debug.
  init(log: Logger, clock: any Clock) {
    self.init(clock: clock, isOpen: { log.logLevel <= .debug }) { span in
      var metadata: Logger.Metadata = [
        LogKey.trace: "\(span.context.trace)", LogKey.span: "\(TraceContext.hex(span.context.span))",
        LogKey.side: "\(span.side.rawValue)", LogKey.method: "\(span.method.path)",
        LogKey.status: "\(span.code.name)", LogKey.milliseconds: "\(span.duration.clampedMilliseconds)",
      ]
      if let parent = span.parent { metadata[LogKey.parent] = "\(TraceContext.hex(parent))" }
      log.debug("call", metadata: metadata)
    }
  }
}

extension Logger.MetadataProvider {
  /// The trace of the call that is being answered, in whatever is logged meanwhile.
  static let callTrace = Logger.MetadataProvider {
    guard let context = CallContext.current?.trace else { return [:] }
    return [LogKey.trace: "\(context.trace)"]
  }
}
