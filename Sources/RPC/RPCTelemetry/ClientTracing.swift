public import Base
public import RPCCore

/// Gives every outgoing call a span of its own (W3C Trace Context, level 1), a child of the call that is
/// being handled or of the `traceparent` that its caller gave; without either it begins a trace. The
/// server's span becomes its child. However often the call is tried, it is one span.
public struct ClientTracing: ClientInterceptor {
  private let dice: any Dice
  private let spans: SpanSink?

  public init(dice: any Dice, spans: SpanSink? = nil) {
    self.dice = dice
    self.spans = spans
  }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    next: @Sendable (MethodDescriptor, [UInt8], CallOptions) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8] {
    let begun = Begun(options, dice, spans)
    do throws(RPCError) {
      let answer = try await next(method, request, begun.options)
      begun.end(method, .ok, spans)
      return answer
    } catch {
      begun.end(method, error.code, spans)
      throw error
    }
  }

  public func stream(
    _ method: MethodDescriptor, _ options: CallOptions, next: (CallOptions) async throws -> Void
  ) async throws {
    let begun = Begun(options, dice, spans)
    do {
      try await next(begun.options)
      begun.end(method, .ok, spans)
    } catch {
      begun.end(method, RPCCode(ending: error, as: .client), spans)
      throw error
    }
  }

  /// A call on its way, with its place in the trace.
  private struct Begun {
    var options: CallOptions
    private let parent: UInt64?
    private let context: TraceContext
    private let start: Instant

    init(_ options: CallOptions, _ dice: any Dice, _ spans: SpanSink?) {
      let given = options.metadata[MetadataKey.traceparent]
      let above = given.map(TraceContext.init) ?? CallContext.current?.trace
      parent = above?.span
      context = above?.child(dice) ?? TraceContext(dice)
      start = spans?.clock.now ?? Instant(nanoseconds: 0)
      self.options = options
      self.options.metadata.replace(MetadataKey.traceparent, with: context.description)
    }

    func end(_ method: MethodDescriptor, _ code: RPCCode, _ spans: SpanSink?) {
      spans?.end(.client, method, context, parent: parent, code, since: start)
    }
  }
}
